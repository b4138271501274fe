/*
 * /healthz: the process is alive. /readyz: database, schema, not draining.
 * /metrics: Prometheus text format 0.0.4.
 */
#include "http/health.h"

#include <stdatomic.h>

#include "db/loop.h"
#include "http/metrics.h"
#include "http/shared.h"
#include "http/site.h"

static enum err
plain(struct req *r, int status, const char *text)
{
	buf_str(r->out, text);
	r->out_private = true;
	r->status = status;
	req_set_header(r, "content-type", "text/plain; charset=utf-8");
	return OK;
}

enum err
health_alive(struct req *r)
{
	return plain(r, 200, "ok\n");
}

enum err
health_ready(struct req *r)
{
	if (atomic_load(&shared()->draining) != 0)
		return plain(r, 503, "draining\n");
	switch (site.ready(r)) {
	case OK:
		return plain(r, 200, "ready\n");
	case ERR_CONFLICT:
		return plain(r, 503, "schema: run canopy migrate\n");
	case ERR_NOT_FOUND:
	case ERR_INVALID:
	case ERR_DENIED:
	case ERR_BUSY:
	case ERR_UNKNOWN:
	case ERR_BUG:
		break;
	}
	return plain(r, 503, "database away\n");
}

enum err
health_metrics(struct req *r)
{
	struct db_gauges g;

	metrics_write(r->out);
	db_gauges(&g);
	buf_printf(r->out,
		"# TYPE canopy_db_pool gauge\n"
		"canopy_db_pool{state=\"idle\"} %d\n"
		"canopy_db_pool{state=\"in_use\"} %d\n"
		"canopy_db_pool{state=\"down\"} %d\n"
		"canopy_db_pool{state=\"waiting\"} %d\n"
		"# TYPE canopy_db_errors_total counter\n"
		"canopy_db_errors_total %lld\n"
		"# TYPE canopy_build_info gauge\n"
		"canopy_build_info{version=\"" CANOPY_VERSION "\"} 1\n",
		g.idle, g.used, g.down, g.waiting, (long long)db_failures());
	r->out_private = true;
	r->status = 200;
	req_set_header(r, "content-type",
		"text/plain; version=0.0.4; charset=utf-8");
	return OK;
}
