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
SAN ?=
PREFIX ?= /usr/local

WARN := -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes \
	-Wmissing-prototypes -Wvla -Wformat=2 -Wno-format-zero-length -Wswitch-enum
ifeq ($(SAN),)
HARDEN := -O2 -Wframe-larger-than=4096 -fstack-protector-strong \
	-D_FORTIFY_SOURCE=2
else
HARDEN := -O1 -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=undefined
SANLINK := -fsanitize=address,undefined
endif

FEATURES = $(shell cat /usr/share/kore/features 2>/dev/null)
CPPFLAGS += -D_GNU_SOURCE -DCANOPY_VERSION='"$(VERSION)"' -DCANOPY_SCHEMA=$(SCHEMA) -Iapp -I$(B)/gen \
	-isystem /usr/include/kore -isystem /usr/include/libxml2 \
	-isystem /usr/include/postgresql $(FEATURES)
CFLAGS ?= -g
CFLAGS += -std=gnu17 -fPIC $(WARN) $(HARDEN) \
	-ffile-prefix-map=$(CURDIR)=.
LIBS := -lpq -lcrypto -ljansson -lsodium -lunistring -lstemmer -lxml2 -lz

# Rooms are found by their folders. What talks to Kore goes into the module,
# the command line into the command, all else into both.
SRC := $(sort $(wildcard app/*/*.c))
KORE_SRC := app/main.c app/http/guard.c app/http/entry.c app/db/loop.c \
	app/account/password_loop.c
PAGE_SRC := $(wildcard app/routes.c) $(sort $(wildcard app/*/*_pages.c app/*/*_api.c))
CLI_SRC := $(sort $(wildcard app/cli/*.c))
TOOL_SRC := $(sort $(wildcard app/tools/*.c))
LIB_SRC := $(filter-out $(KORE_SRC) $(PAGE_SRC) $(CLI_SRC) $(TOOL_SRC),$(SRC))
SQL := $(sort $(wildcard app/*/*.sql))
HTML := $(sort $(wildcard templates/*.html templates/*/*.html))
PO := templates/locale/zh-Hans.po templates/locale/ja.po
ASSET_SRC := $(wildcard assets/scss/*.scss assets/js/* assets/img/*) \
	assets/build.mjs assets/package-lock.json
# What the command carries with it.
MIGRATIONS := $(sort $(wildcard migrations/*.sql))
DATA := $(MIGRATIONS) $(sort $(wildcard conf/demo/*.jsonl conf/terms/*.txt conf/terms/*.json))
SCHEMA := $(shell echo $(lastword $(notdir $(MIGRATIONS))) | sed "s/_.*//;s/^0*//")

GEN := $(B)/gen/sql_table.c $(B)/gen/asset_table.c $(B)/gen/catalogue.c
VIEW_C := $(HTML:templates/%.html=$(B)/gen/view/%.c)
obj = $(patsubst %.c,$(B)/obj/%.o,$(patsubst $(B)/gen/%,gen/%,$(1)))
LIB_OBJ := $(call obj,$(LIB_SRC) $(GEN))
WEB_OBJ := $(call obj,$(filter $(KORE_SRC),$(SRC) app/main.c) $(PAGE_SRC) $(VIEW_C))
CLI_OBJ := $(call obj,$(CLI_SRC)) $(B)/obj/gen/data_table.o
HEADERS := $(B)/gen/sql.h $(B)/gen/views.h

.PHONY: all help run start stop test clean i18n lint lib
all: $(B)/canopy.so $(B)/canopy ## build the module and the command

help: ## list the targets
	@awk -F':.*## ' '/^[a-z][a-z-]*:.*## /{printf "  make %-12s %s\n",$$1,$$2}' \
		$(MAKEFILE_LIST)

# --- tools and generated sources -----------------------------------------
TOOLS := $(B)/tools
$(TOOLS)/%: app/tools/%.c app/tools/lib.c $(wildcard app/tools/*.h)
	@mkdir -p $(@D)
	$(SAY) CC $@
	$(Q)$(CC) -std=gnu17 -g -O1 $(WARN) -D_GNU_SOURCE -Iapp -o $@ \
		$(filter %.c,$^) -lcrypto -lz
$(TOOLS)/viewc: $(wildcard app/tools/viewc_*.c)

# Both headers are left alone when they would not change, so that an edited
# statement or sentence does not compile everything again; hence the stamps.
$(B)/gen/sql.stamp: $(TOOLS)/sqlc $(SQL)
	@mkdir -p $(B)/gen
	$(TOOLS)/sqlc $(B)/gen/sql.h $(B)/gen/sql_table.c $(SQL)
	@touch $@
$(B)/gen/sql.h $(B)/gen/sql_table.c: $(B)/gen/sql.stamp ;
$(B)/gen/views.stamp: $(TOOLS)/viewc $(HTML)
	@mkdir -p $(B)/gen
	$(TOOLS)/viewc --header $(B)/gen/views.h $(HTML)
	@touch $@
$(B)/gen/views.h: $(B)/gen/views.stamp ;
$(B)/gen/view/%.c: templates/%.html $(TOOLS)/viewc
	@mkdir -p $(@D)
	$(TOOLS)/viewc $< $@

# The catalogues: every message of templates and sources, translated or the
# build fails. LAX=1 leaves what is not translated yet in English.
LAX ?=
$(B)/canopy.pot: $(VIEW_C) $(filter-out $(TOOL_SRC),$(SRC)) \
		$(filter-out app/tools/%,$(wildcard app/*/*.h))
	@xgettext -L C --from-code=UTF-8 --force-po --sort-by-file \
		--add-comments=TRANSLATORS --package-name=Canopy \
		--keyword --keyword=N_ --keyword=tr:2 --keyword=tr_n:2,3 \
		--keyword=req_tr:2 --keyword=view_put_tr:3 \
		--keyword=view_put_tr_n:2,3 -o $@ $^
	@sed -i -e '/^"POT-Creation-Date/d' -e 's/charset=CHARSET/charset=UTF-8/' \
		-e '/^#, .*c-format$$/d' $@
$(B)/gen/%.complete: templates/locale/%.po $(B)/canopy.pot
	@mkdir -p $(@D)
	@msgcmp $< $(B)/canopy.pot 2>$@.log || { \
		grep -v warning: $@.log; exit 1; }
	@touch $@
$(B)/gen/%.mo: templates/locale/%.po
	@mkdir -p $(@D)
	msgfmt --check-format --check-domain -o $@ $<
MO := $(PO:templates/locale/%.po=$(B)/gen/%.mo)
$(B)/gen/catalogue.c: $(TOOLS)/poc $(MO) $(if $(LAX),,$(MO:.mo=.complete))
	$(TOOLS)/poc $(if $(LAX),--draft) $@ $(MO)

i18n: $(B)/canopy.pot ## bring the catalogues up to date with the messages
	@for f in $(PO); do msgmerge --quiet --no-fuzzy-matching --no-location \
		--sort-by-file --no-wrap $$f $< | msgattrib --no-obsolete \
		--no-location --no-wrap -o $$f.new && mv $$f.new $$f || exit 1; \
	done

# The front end: Sass and esbuild, then hashed, compressed and embedded.
$(B)/npm/.done: assets/package-lock.json assets/package.json
	@mkdir -p $(B)/npm
	cp assets/package.json assets/package-lock.json assets/.npmrc $(B)/npm/
	cd $(B)/npm && npm ci --silent --omit=dev
	touch $@
$(B)/assets/.done: $(B)/npm/.done $(ASSET_SRC)
	cp -r assets/scss assets/js assets/img assets/build.mjs $(B)/npm/
	node $(B)/npm/build.mjs $(B)/assets
	touch $@
$(B)/gen/asset_table.c: $(TOOLS)/embed $(B)/assets/.done
	@mkdir -p $(B)/gen
	$(TOOLS)/embed $@ $(B)/assets/app.css $(B)/assets/app.js \
		$(B)/assets/mark.svg $(B)/assets/favicon.svg
$(B)/gen/data_table.c: $(TOOLS)/embed $(DATA)
	@mkdir -p $(B)/gen
	$(TOOLS)/embed --data $@ $(DATA)

# --- objects ---------------------------------------------------------------
$(B)/obj/%.o: %.c | $(HEADERS)
	@mkdir -p $(@D)
	$(SAY) CC $@
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@
$(B)/obj/gen/%.o: $(B)/gen/%.c | $(HEADERS)
	@mkdir -p $(@D)
	$(SAY) CC $@
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@
-include $(shell find $(B)/obj -name '*.d' 2>/dev/null)

$(B)/libcanopy.a: $(LIB_OBJ)
	@rm -f $@
	$(Q)ar rcs $@ $^
$(B)/canopy.so: $(WEB_OBJ) $(B)/libcanopy.a
	$(SAY) LD $@
	$(Q)$(CC) -shared $(SANLINK) -o $@.new $(WEB_OBJ) \
		-Wl,--whole-archive $(B)/libcanopy.a -Wl,--no-whole-archive $(LIBS)
	mv $@.new $@
$(B)/canopy: $(CLI_OBJ) $(B)/libcanopy.a
	$(SAY) LD $@
	$(Q)$(CC) $(SANLINK) -o $@.new $(CLI_OBJ) $(B)/libcanopy.a $(LIBS)
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
.PHONY: check-unit check-sql check-http check-web check-arch
check-unit: $(UNIT) ## unit tests
	@sh tests/run.sh unit $(UNIT)
check-arch: ## the dependency rule and the shape of the house
	@sh tests/run.sh arch
check-sql: all ## constraints, roles, statements on a throw-away cluster
	@sh tests/run.sh sql
check-http: all ## a contract per route against the real server
	@sh tests/run.sh http
check-web: all ## journeys in a browser, accessibility, markup
	@sh tests/run.sh web
.PHONY: check-san
check-san: ## the unit tests under address and undefined behaviour sanitizers
	@$(MAKE) --no-print-directory -j2 SAN=1 B=build/san check-unit
test: ## everything; ends with "N passed, N failed"
	@sh conf/dev/deps.sh run
	@sh conf/dev/deps.sh test
	@$(MAKE) --no-print-directory -j2 all $(UNIT)
	@sh tests/run.sh all $(UNIT)

lint: $(HEADERS) ## gcc -fanalyzer, cppcheck, shellcheck
	@sh conf/dev/deps.sh lint
	@sh tests/lint.sh

clean: ## remove build/
	rm -rf $(B)
