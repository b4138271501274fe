// Loaded by node.sh before each file: no fetch of a test waits for ever.
const LIMIT_MS = 60000;
const fetchWithoutEnd = globalThis.fetch;

const turn = () => new Promise((done) => setImmediate(done));

globalThis.fetch = async (address, options = {}) => {
	// Whoever has run a command meanwhile has not heard that the server has
	// closed connections that were idle. Two turns: the first only ends the
	// one that is under way.
	await turn();
	await turn();
	if (options.signal)
		return fetchWithoutEnd(address, options);
	const late = new AbortController();
	const timer = setTimeout(() => late.abort(new Error(`${options.method ?? 'GET'} ${address}: not answered to its end after ${LIMIT_MS / 1000} s`)), LIMIT_MS);
	timer.unref();
	return fetchWithoutEnd(address, { ...options, signal: late.signal });
};
