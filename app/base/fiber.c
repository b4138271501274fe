#include "base/fiber.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#define STACK_BYTES ((size_t)256 * 1024)
#else
#define STACK_BYTES ((size_t)64 * 1024)
#endif
#define STACKS_KEPT 256

struct fiber {
	ucontext_t context;
	char *map; /* guard page, then the stack */
	void (*fn)(void *);
	void *arg;
	bool done;
	struct fiber *next; /* in the list of kept stacks */
#if defined(__SANITIZE_ADDRESS__)
	void *fake;
#endif
};

/* The process is single threaded: one fiber runs, all others are parked. */
static struct fiber *running;
static ucontext_t outside;
static struct fiber *kept;
static int kept_count;
#if defined(__SANITIZE_ADDRESS__)
static void *outside_fake;
static const void *outside_stack;
static size_t outside_size;
#endif

static void
leave(struct fiber *f, bool last)
{
	running = NULL;
#if defined(__SANITIZE_ADDRESS__)
	__sanitizer_start_switch_fiber(
		last ? NULL : &f->fake, outside_stack, outside_size);
#else
	(void)last;
#endif
	swapcontext(&f->context, &outside);
#if defined(__SANITIZE_ADDRESS__)
	__sanitizer_finish_switch_fiber(
		f->fake, &outside_stack, &outside_size);
#endif
}

static void
start(void)
{
	struct fiber *f = running;

#if defined(__SANITIZE_ADDRESS__)
	__sanitizer_finish_switch_fiber(NULL, &outside_stack, &outside_size);
#endif
	f->fn(f->arg);
	f->done = true;
	leave(f, true);
}

/* A kept stack, or a new one behind a guard page. Not inlined: the compiler
 * would fear for its variables around getcontext(). */
static __attribute__((noinline)) struct fiber *
stack_take(void)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	struct fiber *f = kept;

	if (f != NULL) {
		kept = f->next;
		kept_count--;
		return f;
	}
	f = calloc(1, sizeof(*f));
	if (f == NULL)
		abort();
	f->map = mmap(NULL, STACK_BYTES + page, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (f->map == MAP_FAILED || mprotect(f->map, page, PROT_NONE) != 0)
		abort();
	return f;
}

struct fiber *
fiber_new(void (*fn)(void *), void *arg)
{
	struct fiber *const f = stack_take();

#if defined(__SANITIZE_ADDRESS__)
	/* A dropped fiber leaves poisoned frames behind. */
	__asan_unpoison_memory_region(
		f->map + sysconf(_SC_PAGESIZE), STACK_BYTES);
	f->fake = NULL;
#endif
	f->fn = fn;
	f->arg = arg;
	f->done = false;
	getcontext(&f->context);
	f->context.uc_stack.ss_sp = f->map + sysconf(_SC_PAGESIZE);
	f->context.uc_stack.ss_size = STACK_BYTES;
	f->context.uc_link = NULL;
	makecontext(&f->context, start, 0);
	return f;
}

bool
fiber_resume(struct fiber *f)
{
	running = f;
#if defined(__SANITIZE_ADDRESS__)
	__sanitizer_start_switch_fiber(&outside_fake,
		f->context.uc_stack.ss_sp, f->context.uc_stack.ss_size);
#endif
	swapcontext(&outside, &f->context);
#if defined(__SANITIZE_ADDRESS__)
	__sanitizer_finish_switch_fiber(outside_fake, NULL, NULL);
#endif
	running = NULL;
	return f->done;
}

void
fiber_park(void)
{
	leave(running, false);
}

struct fiber *
fiber_self(void)
{
	return running;
}

void
fiber_free(struct fiber *f)
{
	if (f == NULL)
		return;
	if (kept_count < STACKS_KEPT) {
		f->next = kept;
		kept = f;
		kept_count++;
		return;
	}
	munmap(f->map, STACK_BYTES + (size_t)sysconf(_SC_PAGESIZE));
	free(f);
}
