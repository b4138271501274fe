// The style sheet from our memory beside nginx's sendfile: plain, and
// compressed ahead as browsers ask for it.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { freePort, load, OURS, sameAnswer, startServer, WORK } from '../lib.mjs';

const conf = (root, port) => `
daemon off;
worker_processes 2;
pid ${root}/nginx.pid;
error_log stderr crit;
events { worker_connections 1024; }
http {
	types { text/css css; }
	charset utf-8;
	charset_types text/css;
	access_log ${root}/access.log;
	sendfile on;
	tcp_nopush on;
	open_file_cache max=100;
	client_body_temp_path ${root}; proxy_temp_path ${root};
	fastcgi_temp_path ${root}; uwsgi_temp_path ${root}; scgi_temp_path ${root};
	server {
		listen 127.0.0.1:${port};
		root ${root};
		gzip_static on;
		add_header cache-control "public, max-age=31536000, immutable";
	}
}
`;

export default async function start() {
	const home = await (await fetch(`${OURS}/en`)).text();
	const path = /"(\/assets\/app\.[^"]+\.css)"/.exec(home)[1];
	const body = Buffer.from(await (await fetch(OURS + path)).arrayBuffer());
	const root = join(WORK, 'nginx-root');
	const port = await freePort();
	const peer = `http://127.0.0.1:${port}${path}`;
	await mkdir(join(root, 'assets'), { recursive: true });
	await writeFile(join(root, path), body);
	await writeFile(join(root, `${path}.gz`), gzipSync(body, { level: 9 }));
	await writeFile(join(root, 'nginx.conf'), conf(root, port));
	const stop = await startServer(process.env.BENCH_NGINX, ['-e', 'stderr', '-p', root, '-c', join(root, 'nginx.conf')], peer);
	await sameAnswer(OURS + path, peer, { fields: ['content-type', 'cache-control'] });
	return {
		unit: `answers/s of ${body.length} bytes`,
		ours: () => load(OURS + path),
		peers: { nginx: () => load(peer) },
		stop,
	};
}
