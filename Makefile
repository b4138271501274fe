# Canopy. `make help` lists the targets; everything generated lies in build/
# and var/.
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules
# V=1 shows the command lines.
Q := $(if $(V),,@)
SAY := @$(if $(V),:,printf '  %s %s\n')

VERSION := 0.1.0
CC ?= gcc
ifeq ($(origin CC),default)
CC := gcc
endif
B ?= build
# What is generated, tools and assets: the other builds share it.
G ?= $(B)
# 1: sanitizers; fuzz: the same for libFuzzer, by clang; cov: coverage.
SAN ?=
PREFIX ?= /usr/local

WARN := -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes \
	-Wmissing-prototypes -Wvla -Wformat=2 -Wno-format-zero-length -Wswitch-enum
ifeq ($(SAN),)
HARDEN := -O2 -Wframe-larger-than=4096 -fstack-protector-strong \
	-D_FORTIFY_SOURCE=2
else ifeq ($(SAN),1)
HARDEN := -O1 -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=undefined
SANLINK := -fsanitize=address,undefined
else ifeq ($(SAN),fuzz)
HARDEN := -O1 -fno-omit-frame-pointer -D__SANITIZE_ADDRESS__ \
	-fsanitize=address,undefined,fuzzer-no-link \
	-fno-sanitize-recover=undefined
SANLINK := -fsanitize=address,undefined,fuzzer
else ifeq ($(SAN),cov)
HARDEN := -O0 --coverage
SANLINK := --coverage
endif

FEATURES = $(shell cat /usr/share/kore/features 2>/dev/null)
CPPFLAGS += -D_GNU_SOURCE -DCANOPY_VERSION='"$(VERSION)"' -DCANOPY_SCHEMA=$(SCHEMA) -Iapp -I$(G)/gen \
	-isystem /usr/include/kore -isystem /usr/include/libxml2 \
	-isystem /usr/include/postgresql $(FEATURES)
CFLAGS ?= -g
CFLAGS += -std=gnu17 -fPIC $(WARN) $(HARDEN) \
	-ffile-prefix-map=$(CURDIR)=.
LIBS := -lpq -lcrypto -ljansson -lsodium -lunistring -lstemmer -lxml2 -lxlsxwriter -lz

# Rooms are found by their folders. What talks to Kore goes into the module,
# the command line into the command, all else into both.
SRC := $(sort $(wildcard app/*/*.c))
KORE_SRC := app/main.c app/db/loop.c \
	$(addprefix app/http/,guard.c guard_write.c entry.c peer.c stream.c) \
	app/account/password_loop.c
PAGE_SRC := $(wildcard app/routes.c) $(sort $(wildcard app/*/*_pages.c app/*/*_api.c))
CLI_SRC := $(sort $(wildcard app/cli/*.c))
TOOL_SRC := $(sort $(wildcard app/tools/*.c))
LIB_SRC := $(filter-out $(KORE_SRC) $(PAGE_SRC) $(CLI_SRC) $(TOOL_SRC),$(SRC))
SQL := $(sort $(wildcard app/*/*.sql))
HTML := $(sort $(wildcard templates/*.html templates/*/*.html))
PO := templates/locale/zh-Hans.po templates/locale/ja.po
ASSET_FILES := app.css app.js mark.svg favicon.svg
ASSET_SRC := $(wildcard assets/scss/*.scss assets/js/* assets/img/*) \
	assets/build.mjs assets/package-lock.json
# What the command carries with it.
MIGRATIONS := $(sort $(wildcard migrations/*.sql))
DATA := $(MIGRATIONS) $(sort $(wildcard conf/demo/*.jsonl conf/terms/*.txt conf/terms/*.json conf/glossary/*.txt))
SCHEMA := $(shell echo $(lastword $(notdir $(MIGRATIONS))) | sed "s/_.*//;s/^0*//")

GEN := $(G)/gen/sql_table.c $(G)/gen/asset_table.c $(G)/gen/catalogue.c \
	$(G)/gen/script_table.c
VIEW_C := $(HTML:templates/%.html=$(G)/gen/view/%.c)
obj = $(patsubst %.c,$(B)/obj/%.o,$(patsubst $(G)/gen/%,gen/%,$(1)))
LIB_OBJ := $(call obj,$(LIB_SRC) $(GEN))
WEB_OBJ := $(call obj,$(filter $(KORE_SRC),$(SRC) app/main.c) $(PAGE_SRC) $(VIEW_C))
CLI_OBJ := $(call obj,$(CLI_SRC)) $(B)/obj/gen/data_table.o
HEADERS := $(G)/gen/sql.h $(G)/gen/views.h

.PHONY: all help run start stop test clean i18n lint lib
all: $(B)/canopy.so $(B)/canopy ## build the module and the command

help: ## list the targets
	@awk -F':.*## ' '/^[a-z][a-z-]*:.*## /{printf "  make %-13s %s\n",$$1,$$2}' \
		$(MAKEFILE_LIST)

# --- tools and generated sources -----------------------------------------
TOOLS := $(G)/tools
$(TOOLS)/%: app/tools/%.c app/tools/lib.c $(wildcard app/tools/*.h)
	@mkdir -p $(@D)
	$(SAY) CC $@
	$(Q)$(CC) -std=gnu17 -g -O1 $(WARN) -D_GNU_SOURCE -Iapp -o $@ \
		$(filter %.c,$^) -lcrypto -lz
$(TOOLS)/viewc: $(wildcard app/tools/viewc_*.c)

# Characters that are written for one another, from Debian's unicode-data.
UNIHAN := /usr/share/unicode/Unihan_Variants.txt.bz2 \
	/usr/share/unicode/Unihan_OtherMappings.txt.bz2
$(G)/gen/script_table.c: $(TOOLS)/scriptc app/base/script_pairs.txt $(UNIHAN)
	@mkdir -p $(G)/gen
	@for f in $(UNIHAN); do bzcat $$f || exit 1; done >$(G)/gen/unihan.txt
	$(TOOLS)/scriptc $@ app/base/script_pairs.txt $(G)/gen/unihan.txt
$(UNIHAN):
	@echo '$@ is missing: sh conf/dev/deps.sh run installs it' >&2; exit 1

# Both headers are left alone when they would not change, so that an edited
# statement or sentence does not compile everything again; hence the stamps.
$(G)/gen/sql.stamp: $(TOOLS)/sqlc $(SQL)
	@mkdir -p $(G)/gen
	$(TOOLS)/sqlc $(G)/gen/sql.h $(G)/gen/sql_table.c $(SQL)
	@touch $@
$(G)/gen/sql.h $(G)/gen/sql_table.c: $(G)/gen/sql.stamp ;
$(G)/gen/views.stamp: $(TOOLS)/viewc $(HTML)
	@mkdir -p $(G)/gen
	$(TOOLS)/viewc --header $(G)/gen/views.h $(HTML)
	@touch $@
$(G)/gen/views.h: $(G)/gen/views.stamp ;
$(G)/gen/view/%.c: templates/%.html $(TOOLS)/viewc
	@mkdir -p $(@D)
	$(TOOLS)/viewc $< $@

# The catalogues: every message of templates and sources, translated or the
# build fails. LAX=1 leaves what is not translated yet in English.
LAX ?=
$(G)/canopy.pot: $(VIEW_C) $(filter-out $(TOOL_SRC),$(SRC)) \
		$(filter-out app/tools/%,$(wildcard app/*/*.h))
	@xgettext -L C --from-code=UTF-8 --force-po --sort-by-file \
		--add-comments=TRANSLATORS --package-name=Canopy \
		--keyword --keyword=N_ --keyword=tr:2 --keyword=tr_n:2,3 \
		--keyword=req_tr:2 --keyword=view_put_tr:3 \
		--keyword=view_put_tr_n:2,3 -o $@ $^
	@sed -i -e '/^"POT-Creation-Date/d' -e 's/charset=CHARSET/charset=UTF-8/' \
		-e '/^#, .*c-format$$/d' $@
$(G)/gen/%.complete: templates/locale/%.po $(G)/canopy.pot
	@mkdir -p $(@D)
	@msgcmp $< $(G)/canopy.pot 2>$@.log || { \
		grep -v warning: $@.log; exit 1; }
	@touch $@
$(G)/gen/%.mo: templates/locale/%.po
	@mkdir -p $(@D)
	msgfmt --check-format --check-domain -o $@ $<
MO := $(PO:templates/locale/%.po=$(G)/gen/%.mo)
$(G)/gen/catalogue.c: $(TOOLS)/poc $(MO) $(if $(LAX),,$(MO:.mo=.complete))
	$(TOOLS)/poc $(if $(LAX),--draft) $@ $(MO)

i18n: $(G)/canopy.pot ## bring the catalogues up to date with the messages
	@for f in $(PO); do msgmerge --quiet --no-fuzzy-matching --no-location \
		--sort-by-file --no-wrap $$f $< | msgattrib --no-obsolete \
		--no-location --no-wrap -o $$f.new && mv $$f.new $$f || exit 1; \
	done

# The front end: Sass and esbuild, then hashed, compressed and embedded.
$(G)/npm/.done: assets/package-lock.json assets/package.json
	@mkdir -p $(G)/npm
	cp assets/package.json assets/package-lock.json assets/.npmrc $(G)/npm/
	cd $(G)/npm && npm ci --silent --omit=dev
	touch $@
$(G)/assets/.done: $(G)/npm/.done $(ASSET_SRC)
	cp -r assets/scss assets/js assets/img assets/build.mjs $(G)/npm/
	node $(G)/npm/build.mjs $(G)/assets
	touch $@
# What `make dist` has packed needs no npm: the files are in assets/dist.
ASSETS := $(if $(wildcard assets/dist/app.css),assets/dist,$(G)/assets)
$(G)/gen/asset_table.c: $(TOOLS)/embed \
		$(if $(filter assets/dist,$(ASSETS)),,$(G)/assets/.done)
	@mkdir -p $(G)/gen
	$(TOOLS)/embed $@ $(ASSET_FILES:%=$(ASSETS)/%)
# A file that came, went or got another name counts as a change, too.
$(G)/gen/data.list: FORCE
	@mkdir -p $(G)/gen
	@echo $(DATA) | cmp -s - $@ || echo $(DATA) >$@
	@! printf '%s\n' $(notdir $(MIGRATIONS)) | cut -d_ -f1 | uniq -d | \
		sed 's/$$/: two migrations have this number/' | grep .
FORCE:
$(B)/obj/app/instance/instance.o: $(G)/gen/data.list
$(G)/gen/data_table.c: $(TOOLS)/embed $(DATA) $(G)/gen/data.list
	@mkdir -p $(G)/gen
	$(TOOLS)/embed --data $@ $(DATA)

# --- objects ---------------------------------------------------------------
$(B)/obj/%.o: %.c | $(HEADERS)
	@mkdir -p $(@D)
	$(SAY) CC $@
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@
$(B)/obj/gen/%.o: $(G)/gen/%.c | $(HEADERS)
	@mkdir -p $(@D)
	$(SAY) CC $@
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@
-include $(shell find $(B)/obj -name '*.d' 2>/dev/null)

$(B)/libcanopy.a: $(LIB_OBJ)
	@rm -f $@
	$(Q)ar rcs $@ $^
$(B)/canopy.so: $(WEB_OBJ) $(B)/libcanopy.a
	$(SAY) LD $@
	$(Q)$(CC) -shared $(LDFLAGS) $(SANLINK) -o $@.new $(WEB_OBJ) \
		-Wl,--whole-archive $(B)/libcanopy.a -Wl,--no-whole-archive $(LIBS)
	mv $@.new $@
$(B)/canopy: $(CLI_OBJ) $(B)/libcanopy.a
	$(SAY) LD $@
	$(Q)$(CC) $(LDFLAGS) $(SANLINK) -o $@.new $(CLI_OBJ) $(B)/libcanopy.a $(LIBS)
	mv $@.new $@
lib: $(B)/libcanopy.a

# --- running ---------------------------------------------------------------
run: ## install what is missing, build, serve until Ctrl-C
	@sh conf/dev/deps.sh run
	@$(MAKE) --no-print-directory -j2 all
	@sh conf/dev/run.sh run
start: ## the same in the background
	@sh conf/dev/deps.sh run
	@$(MAKE) --no-print-directory -j2 all
	@sh conf/dev/run.sh start
stop: ## end what start began
	@sh conf/dev/run.sh stop

# --- tests -----------------------------------------------------------------
UNIT := $(patsubst tests/unit/%.c,$(B)/unit/%,$(sort $(wildcard tests/unit/test_*.c)))
$(B)/unit/%: tests/unit/%.c tests/unit/unit.h $(B)/libcanopy.a
	@mkdir -p $(@D)
	$(SAY) CC $@
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(SANLINK) -o $@ $< $(B)/libcanopy.a \
		-lcmocka $(LIBS)
.PHONY: check-unit check-sql check-backup check-http check-web \
	check-arch check-chaos
check-unit: $(UNIT) ## unit tests
	@sh tests/run.sh unit $(UNIT)
check-arch: ## the dependency rule and the shape of the house
	@sh tests/run.sh arch
check-sql: all ## constraints, roles, statements on a throw-away cluster
	@sh tests/run.sh sql
check-backup: all ## restore to a time, find damage
	@sh tests/run.sh backup
check-http: all ## a contract per route against the real server
	@sh tests/run.sh http
check-web: all ## journeys in a browser, accessibility, markup
	@sh tests/run.sh web
check-chaos: all ## every kind of fault once, briefly
	@sh tests/run.sh chaos
.PHONY: check-san
check-san: $(GEN) $(HEADERS) ## the unit tests under address and undefined behaviour sanitizers
	@$(MAKE) --no-print-directory -j2 SAN=1 B=build/san G=$(G) check-unit

# Parsers of outside bytes, by libFuzzer. The same make builds them with
# SAN=fuzz, TIME is in seconds for each target.
FUZZ := $(patsubst tests/fuzz/%.c,$(B)/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
TIME ?= 60
TARGET ?=
.PHONY: fuzz fuzz-build fuzz-targets
fuzz: ## fuzz the parsers: TIME=60 seconds each, TARGET=head for one
	@sh conf/dev/deps.sh run
	@sh conf/dev/deps.sh test
	@$(MAKE) --no-print-directory -j2 all fuzz-build
	@sh tests/fuzz/run.sh $(TIME) $(TARGET)
fuzz-build: $(GEN) $(HEADERS) $(TOOLS)/viewc
	@$(MAKE) --no-print-directory CC=clang SAN=fuzz B=build/fuzz G=$(G) \
		fuzz-targets
fuzz-targets: $(FUZZ)
$(B)/fuzz_%: tests/fuzz/fuzz_%.c $(wildcard tests/fuzz/*.h) $(B)/libcanopy.a
	$(SAY) CC $@
	$(Q)$(CC) $(FUZZ_FLAGS) $(CPPFLAGS) $(CFLAGS) $(SANLINK) -o $@ \
		$(filter %.c,$^) $(B)/libcanopy.a $(FUZZ_LIBS) $(LIBS)
# The guard stands in front of Kore's own parser, whose sources Debian ships.
KORE_C := $(filter-out acme.c bsd.c cli.c curl.c jsonrpc.c python.c,\
	$(notdir $(wildcard /usr/share/kore/src/*.c)))
KORE_O := $(KORE_C:%.c=$(B)/kore/%.o)
$(B)/kore/platform.h: /usr/share/kore/misc/linux-platform.sh
	@mkdir -p $(@D)
	$(Q)sh $< >$@
$(B)/kore/%.o: /usr/share/kore/src/%.c $(B)/kore/platform.h
	$(Q)$(CC) -w -g -std=gnu99 -D_GNU_SOURCE $(HARDEN) $(FEATURES) \
		-DPREFIX='"/usr"' -Dmain=kore_main \
		-I/usr/include/kore -I/usr/share/kore/include \
		-I/usr/share/kore/include/kore -I$(B)/kore -c $< -o $@
$(B)/fuzz_guard: app/http/guard.c app/http/guard_write.c $(KORE_O)
$(B)/fuzz_guard: FUZZ_LIBS := $(KORE_O) -lssl
# What is rendered is read again by a parser of HTML.
$(B)/fuzz_view: FUZZ_FLAGS := -I$(B)/view
$(B)/fuzz_view: FUZZ_LIBS := -lgumbo
$(B)/fuzz_view: $(B)/view/escape.c
$(B)/view/escape.c: tests/fuzz/escape.html $(TOOLS)/viewc
	@mkdir -p $(@D)
	$(TOOLS)/viewc --header $(B)/view/views.h $<
	$(TOOLS)/viewc $< $@

# The engine of coverage on worlds in JSON, for the oracle.
WORLD := $(wildcard tests/oracle/world*.c)
$(B)/oracle/world: $(WORLD) $(wildcard tests/oracle/*.h) $(B)/libcanopy.a
	@mkdir -p $(@D)
	$(SAY) CC $@
	$(Q)$(CC) -Itests/oracle $(CPPFLAGS) $(CFLAGS) $(SANLINK) -o $@ \
		$(WORLD) $(B)/libcanopy.a $(LIBS)
.PHONY: check-oracle oracle
check-oracle: $(B)/oracle/world ## coverage: scenarios, properties, random worlds
	@ORACLE_ENGINE=$< sh tests/run.sh oracle
WORLDS ?= 10000
oracle: $(B)/oracle/world ## WORLDS=10000 random worlds, SEED=1, 10 questions each
	@ORACLE_ENGINE=$< node tests/oracle/main.mjs --worlds $(WORLDS) \
		--seed $(SEED)

.PHONY: chaos chaos-memory
FAULTS ?= 60
SEED ?= 1
chaos: all ## FAULTS=60 faults by chance, SEED=1, under load; build/chaos.json
	@sh conf/dev/testenv.sh --demo --serve --disk 384 \
		node tests/chaos/main.mjs --faults $(FAULTS) --seed $(SEED)
READS ?= 1000000
chaos-memory: all ## memory of the workers over READS=1000000 pages
	@sh conf/dev/testenv.sh --demo --serve node tests/chaos/memory.mjs $(READS)
.PHONY: check-valgrind check-san-http coverage
check-san-http: all ## the http tests under sanitizers, and again in the sandbox
	@$(MAKE) --no-print-directory -j2 SAN=1 B=build/san G=$(G) all
	@sh tests/run.sh san
coverage: all ## lines and functions of app/ that the tests run
	@sh conf/dev/deps.sh test
	@$(MAKE) --no-print-directory -j2 SAN=cov B=build/cov G=$(G) all \
		$(UNIT:$(B)/%=build/cov/%)
	@sh tests/coverage.sh $(UNIT:$(B)/%=build/cov/%)
check-valgrind: $(UNIT) ## the unit tests under valgrind's memcheck
	@sh conf/dev/deps.sh lint
	@sh tests/run.sh valgrind $(UNIT)
test: ## everything; ends with "N passed, N failed"
	@sh conf/dev/deps.sh run
	@sh conf/dev/deps.sh test
	@$(MAKE) --no-print-directory -j2 all $(UNIT) $(B)/oracle/world
	@$(MAKE) --no-print-directory -j2 all fuzz-build
	@ORACLE_ENGINE=$(B)/oracle/world sh tests/run.sh all $(UNIT)

# Rates, not a test: nothing fails because it is slow. KEYS="asset" runs some.
.PHONY: bench
bench: ## rates beside those of peers, into build/bench.json
	@sh conf/dev/deps.sh bench
	@$(MAKE) --no-print-directory -j2 all
	@sh conf/dev/testenv.sh --lasting --serve sh tests/bench/run.sh $(KEYS)

# The corpus, its questions and the peer's program are not part of this
# repository: SHARED is the folder that holds tools/search and data/patents.
.PHONY: bench-search
ROWS ?= 20000
SHARED ?= ../shared
bench-search: ## ROWS=20000 SHARED=../shared: relevance, and search beside Lucene
	@SHARED=$(SHARED) sh tests/bench/search.sh check
	@sh conf/dev/deps.sh search
	@$(MAKE) --no-print-directory -j2 all
	@SHARED=$(SHARED) sh conf/dev/testenv.sh --lasting --serve \
		sh tests/bench/search.sh $(ROWS)

lint: $(HEADERS) ## gcc -fanalyzer, cppcheck, clang-tidy, shellcheck
	@sh conf/dev/deps.sh lint
	@sh tests/lint.sh

# --- installation ----------------------------------------------------------
# Below DESTDIR and PREFIX; mode:source:place. UNITDIR is systemd's folder.
UNITDIR ?= $(PREFIX)/lib/systemd/system
DOC := $(PREFIX)/share/doc/canopy
PAPER := $(B)/paper
INSTALLED := 755:$(B)/canopy:$(PREFIX)/bin/canopy \
	644:$(B)/canopy.so:$(PREFIX)/lib/canopy/canopy.so \
	644:$(PAPER)/canopy.1:$(PREFIX)/share/man/man1/canopy.1 \
	644:$(PAPER)/completion:$(PREFIX)/share/bash-completion/completions/canopy \
	644:$(PAPER)/canopy.service:$(UNITDIR)/canopy.service \
	644:$(PAPER)/canopy@.service:$(UNITDIR)/canopy@.service \
	644:$(PAPER)/canopy-watch.service:$(UNITDIR)/canopy-watch.service \
	644:conf/canopy-watch.timer:$(UNITDIR)/canopy-watch.timer \
	644:conf/roles.sql:$(PREFIX)/share/canopy/roles.sql \
	644:conf/canopy.env.example:$(DOC)/examples/canopy.env.example \
	644:conf/nginx.conf.example:$(DOC)/examples/nginx.conf.example \
	644:README.md:$(DOC)/README.md \
	644:conf/debian/copyright:$(DOC)/copyright
DIST = $(B)/dist/canopy-$(VERSION).tar.gz

.PHONY: install uninstall dist deb check-install check-deb
# The papers come from the table of commands and from PREFIX, which may differ
# from call to call.
install: all ## install below DESTDIR and PREFIX
	@mkdir -p $(PAPER)
	@$(B)/canopy help --man >$(PAPER)/canopy.1
	@$(B)/canopy help --completion >$(PAPER)/completion
	@sed 's,/usr/local/bin,$(PREFIX)/bin,' conf/canopy.service \
		>$(PAPER)/canopy.service
	@sed 's,/usr/local/bin,$(PREFIX)/bin,' conf/canopy-watch.service \
		>$(PAPER)/canopy-watch.service
	@sed -e '/^#.*make install/,/^\[Unit\]/{/^#/d}' \
		-e 's,\(^StateDirectory=\|%S/\)canopy,&-%i,' \
		-e 's,/etc/canopy/canopy,/etc/canopy/%i,' \
		-e 's,^Description=Canopy,& (instance %i),' \
		$(PAPER)/canopy.service >'$(PAPER)/canopy@.service'
	@umask 022; for f in $(INSTALLED); do to=$${f##*:}; from=$${f#*:}; \
		install -D -m $${f%%:*} "$${from%:*}" "$(DESTDIR)$$to" && \
		echo "  INSTALL $(DESTDIR)$$to" || exit 1; done
uninstall: ## remove what install has put there
	@for f in $(INSTALLED); do rm -fv "$(DESTDIR)$${f##*:}"; done
	@for d in lib/canopy share/canopy share/doc/canopy/examples \
		share/doc/canopy; do \
		[ ! -d "$(DESTDIR)$(PREFIX)/$$d" ] || \
		rmdir --ignore-fail-on-non-empty "$(DESTDIR)$(PREFIX)/$$d"; done

dist: $(G)/gen/asset_table.c ## sources with built assets, the same bytes each time
	@sh conf/dev/dist.sh $(VERSION) $(ASSETS) $(DIST)
deb: dist ## the Debian package, in build/deb
	@sh conf/dev/deps.sh pack
	@LAX=$(LAX) sh conf/dev/deb.sh $(VERSION) $(DIST) $(B)/deb
check-install: all ## what install puts where, and uninstall
	@sh tests/run.sh install
check-deb: dist ## two builds of the package are the same bytes; lintian
	@sh conf/dev/deps.sh pack
	@LAX=$(LAX) sh tests/deb.sh $(VERSION) $(DIST)

clean: ## remove build/
	rm -rf $(B)
