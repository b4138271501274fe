#include "http/metrics.h"

#include "http/router.h"
#include "http/shared.h"
#include "http/site.h"

/* Codes are counted by name; what is not listed counts as "other". */
static const int codes[SHARED_CODES] = { 0, 200, 201, 204, 301, 302, 303,
	304, 308, 400, 401, 403, 404, 405, 409, 411, 413, 415, 422, 429, 500,
	501, 503, 505 };

static const int bucket_ms[SHARED_BUCKETS] = { 1, 2, 5, 10, 25, 50, 100, 250,
	500, 1000, 2500, 10000 };

void
metrics_count(const struct req *r, int64_t us)
{
	struct shared *s = shared();
	/* Row 0 is for what no route took. */
	size_t route = r->route == NULL ? 0 :
		1 + (size_t)(r->route - site.routes);
	int i;

	if (route >= SHARED_ROUTES)
		route = 0;
	for (i = SHARED_CODES - 1; i > 0 && codes[i] != r->status; i--)
		;
	atomic_fetch_add(&s->requests[route][i], 1);
	atomic_fetch_add(&s->seconds_us, us);
	for (i = 0; i < SHARED_BUCKETS - 1; i++)
		if (us <= bucket_ms[i] * (int64_t)1000)
			break;
	atomic_fetch_add(&s->buckets[i], 1);
}

void
metrics_write(struct buf *b)
{
	struct shared *s = shared();
	int64_t sum = 0;
	size_t r;
	int i;

	buf_str(b, "# TYPE canopy_http_requests_total counter\n");
	for (r = 0; r < SHARED_ROUTES; r++) {
		for (i = 0; i < SHARED_CODES; i++) {
			int64_t n = atomic_load(&s->requests[r][i]);
			const struct route *route =
				r == 0 ? NULL : &site.routes[r - 1];

			if (n == 0 || r > site.route_count)
				continue;
			buf_printf(b,
				"canopy_http_requests_total{method=\"%s\","
				"route=\"%s\",code=\"%d\"} %lld\n",
				route == NULL ? "" :
						method_name(route->method),
				route == NULL ? "" : route->pattern, codes[i],
				(long long)n);
		}
	}
	buf_str(b,
		"# TYPE canopy_http_request_duration_seconds histogram\n");
	for (i = 0; i < SHARED_BUCKETS; i++) {
		sum += atomic_load(&s->buckets[i]);
		if (i < SHARED_BUCKETS - 1)
			buf_printf(b,
				"canopy_http_request_duration_seconds_bucket{"
				"le=\"%g\"} %lld\n",
				bucket_ms[i] / 1000.0, (long long)sum);
	}
	buf_printf(b,
		"canopy_http_request_duration_seconds_bucket{le=\"+Inf\"} "
		"%lld\ncanopy_http_request_duration_seconds_sum %.6f\n"
		"canopy_http_request_duration_seconds_count %lld\n"
		"# TYPE canopy_http_in_flight gauge\n"
		"canopy_http_in_flight %lld\n",
		(long long)sum,
		(double)atomic_load(&s->seconds_us) / 1000000.0,
		(long long)sum, (long long)shared_in_flight());
}
