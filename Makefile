# evalseason -- two commands: `make report` and `make test`. `make help` lists the rest.

PREFIX  ?= /usr/local
DESTDIR ?=
VARIANT ?= release
BUILD   := build/$(VARIANT)
VERSION := 0.1.0
# The commit: asked of git, in an unpacked archive left by git in the file COMMIT.
COMMIT  := $(shell if [ -e .git ]; then git describe --always --dirty --abbrev=12 --exclude='*' 2>/dev/null; \
           else sed -n 's/^\([0-9a-f]\{12\}\)[0-9a-f]*$$/\1/p' COMMIT; fi)

CC      ?= cc
WARN    := -Wall -Wextra -Wshadow -Wconversion -Wvla -Wstrict-prototypes -Wmissing-prototypes -Werror
HARDEN  := -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
LINKHARDEN := -pie -Wl,-z,relro,-z,now -Wl,--build-id
OPT     := -O2 -g
ifeq ($(VARIANT),asan)
OPT     := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
HARDEN  := -fPIE
endif
FUZZMAIN = $(BUILD)/tests/fuzz/replay.o
ifeq ($(VARIANT),fuzz)
# Small blocks of memory: an input needs little, and the sanitizer pays for every page.
OPT     := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined -DARENA_BLOCK=8192
HARDEN  := -fPIE
FUZZMAIN :=
FUZZLINK := -fsanitize=fuzzer
endif
ifeq ($(VARIANT),coverage)
# Workers leave by _exit, which would lose their counts. -Og, not -O0: the headers of GLib warn without optimisation.
OPT     := -Og -g --coverage -D_exit=exit
HARDEN  := -fPIE
endif
PKGS    := glib-2.0 libxml-2.0 libxslt libexslt harfbuzz harfbuzz-subset freetype2 fontconfig cairo \
           libunibreak libdeflate xlsxwriter nettle
CFLAGS  += -std=c11 -D_POSIX_C_SOURCE=200809L $(WARN) $(OPT) $(HARDEN) -Isrc
# Other people's headers are system headers: their warnings are not ours.
PKGFLAGS = $(shell pkg-config --cflags $(PKGS) | sed 's/-I/-isystem /g')
LIBS     = $(shell pkg-config --libs $(PKGS)) -lhpdf -lcsv -lm
DEFS    := -DEVALSEASON_VERSION='"$(VERSION)"' -DEVALSEASON_SHARE='"$(PREFIX)/share/evalseason"'

SRC     := $(wildcard src/*/*.c)
OBJ     := $(SRC:src/%.c=$(BUILD)/%.o)
MAINOBJ := $(patsubst src/%.c,$(BUILD)/%.o,$(wildcard src/*.c))
UNIT    := $(wildcard tests/unit/*.c)
SUITES  := $(sort $(patsubst tests/unit/test_%.c,%,$(filter tests/unit/test_%.c,$(UNIT))))
UNITOBJ := $(UNIT:tests/%.c=$(BUILD)/tests/%.o)
SEASON  := $(wildcard tests/season/*.c)
SEASONOBJ := $(SEASON:tests/%.c=$(BUILD)/tests/%.o)
TOOL    := $(wildcard tests/tool/*.c)
TOOLOBJ := $(TOOL:tests/%.c=$(BUILD)/tests/%.o)
ROWSOBJ := $(BUILD)/tests/rows/rows.o
BENCH   := $(wildcard tests/bench/*.c)
FUZZ    := $(filter-out season,$(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c)))
ALLOBJ  := $(OBJ) $(MAINOBJ) $(UNITOBJ) $(SEASONOBJ) $(TOOLOBJ) $(ROWSOBJ) $(BUILD)/tests/composed/main.o $(BENCH:tests/%.c=$(BUILD)/tests/%.o) \
           $(patsubst tests/%.c,$(BUILD)/tests/%.o,$(wildcard tests/fuzz/*.c))

# A build inside a rule takes every core, unless make was told how many.
BUILDING = $(MAKE) --no-print-directory $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(shell nproc))
SMALL    = --townships 1 --communities 5 --orgs 30 --activities 150 --seed 3

.PHONY: all report test setup setup-test setup-tools program unit check asan valgrind fuzz coverage lint bench \
        golden-update install uninstall dist clean distclean help FORCE
.SECONDARY:

all: program

report: setup
	@$(BUILDING) program
	@status=0; $(BUILD)/evalseason build input -o output || status=$$?; \
	case $$status in 0|1) echo "完成：请打开 output/index.html（打印文件在 output/wrapup、output/inspection）";; *) exit $$status;; esac

test: setup-test
	@$(BUILDING) program unit
	@sh tests/run.sh $(BUILD)

setup:
	@sh tests/setup.sh build

setup-test:
	@sh tests/setup.sh test

setup-tools:
	@sh tests/setup.sh tools

program: $(BUILD)/evalseason
unit: $(BUILD)/unit $(BUILD)/season $(BUILD)/pdfa $(BUILD)/composed $(BUILD)/rows $(FUZZ:%=$(BUILD)/fuzz-%)

$(BUILD)/evalseason: $(OBJ) $(MAINOBJ)
	@echo "  LD    $@"
	@$(CC) $(OPT) $(LINKHARDEN) -o $@ $^ $(LIBS)

$(BUILD)/unit: $(OBJ) $(UNITOBJ)
	@echo "  LD    $@"
	@$(CC) $(OPT) $(LINKHARDEN) -o $@ $^ $(shell pkg-config --libs check) $(LIBS)

$(BUILD)/season: $(SEASONOBJ)
	@echo "  LD    $@"
	@$(CC) $(OPT) $(LINKHARDEN) -o $@ $^ $(LIBS)

$(BUILD)/composed: $(OBJ) $(BUILD)/tests/composed/main.o $(BUILD)/run.o $(BUILD)/options.o
	@echo "  LD    $@"
	@$(CC) $(OPT) $(LINKHARDEN) -o $@ $^ $(LIBS)

$(BUILD)/pdfa: $(TOOLOBJ)
	@echo "  LD    $@"
	@$(CC) $(OPT) $(LINKHARDEN) -o $@ $^ $(LIBS)

$(BUILD)/rows: $(OBJ) $(ROWSOBJ)
	@echo "  LD    $@"
	@$(CC) $(OPT) $(LINKHARDEN) -o $@ $^ $(LIBS)

$(BUILD)/bench-%: $(OBJ) $(BUILD)/tests/bench/%.o
	@echo "  LD    $@"
	@$(CC) $(OPT) $(LINKHARDEN) -o $@ $^ $(LIBS)

bench: setup-test
	@$(BUILDING) program $(BENCH:tests/bench/%.c=$(BUILD)/bench-%)
	@sh tests/bench/run.sh $(BUILD) $(PEERS)
	@sh tests/bench/ingest.sh $(BUILD) $(PEERS)

# Fuzz targets of what reads; without libFuzzer a main of ours replays files and changed copies of them.
FUZZOBJ := $(filter $(BUILD)/base/% $(BUILD)/plan/% $(BUILD)/ingest/%,$(OBJ)) $(BUILD)/tests/fuzz/fuzz_season.o
$(BUILD)/fuzz-plan: LINKHARDEN += -Wl,--wrap=xmlRelaxNGParse,--wrap=xmlRelaxNGFree
$(BUILD)/fuzz-%: $(FUZZOBJ) $(BUILD)/tests/fuzz/fuzz_%.o $(FUZZMAIN)
	@echo "  LD    $@"
	@$(CC) $(OPT) $(LINKHARDEN) $(FUZZLINK) -o $@ $^ $(LIBS)

# make fuzz [SECONDS=60] [FUZZ=csv]: each target for so long; a finding stays in build/fuzz/.
fuzz: SECONDS ?= 60
fuzz: setup-tools
	@$(BUILDING) VARIANT=fuzz CC=clang $(FUZZ:%=build/fuzz/fuzz-%)
	@sh tests/fuzz/run.sh $(SECONDS) $(FUZZ)

# Written anew only when it differs, so that nothing else is compiled or linked again.
$(BUILD)/commit: FORCE
	@mkdir -p $(@D)
	@echo '$(COMMIT)' | cmp -s - $@ || echo '$(COMMIT)' >$@
FORCE:
$(BUILD)/main.o: $(BUILD)/commit
$(BUILD)/main.o: DEFS += -DEVALSEASON_COMMIT='"$(COMMIT)"'

$(BUILD)/%.o: src/%.c
	@mkdir -p $(@D)
	@echo "  CC    $<"
	@$(CC) $(CFLAGS) $(PKGFLAGS) $(DEFS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%.o: tests/%.c
	@mkdir -p $(@D)
	@echo "  CC    $<"
	@$(CC) $(CFLAGS) $(PKGFLAGS) $(DEFS) -Itests -Itests/fuzz -I$(BUILD) -MMD -MP -c -o $@ $<

# The runner's list of suites is made from the names of the files: tests/unit/test_x.c exports x_suite().
$(BUILD)/tests/unit/runner.o: $(BUILD)/suites.h
$(BUILD)/suites.h: $(UNIT)
	@mkdir -p $(@D)
	@for s in $(SUITES); do echo "X($$s)"; done > $@.tmp
	@cmp -s $@.tmp $@ && rm $@.tmp || mv $@.tmp $@

-include $(ALLOBJ:.o=.d)

check: test

# The unit tests and the sample season under AddressSanitizer, LeakSanitizer and UBSan. No fork in Check: one
# search for leaks at the end instead of one a test.
asan: export ASAN_OPTIONS = detect_leaks=1
asan valgrind: export CK_FORK = no
asan valgrind: export UNDER_CHECKER = 1
asan: export LSAN_OPTIONS = suppressions=tests/lsan.supp:print_suppressions=0
asan: setup-test
	@$(BUILDING) VARIANT=asan program unit
	@build/asan/unit
	@build/asan/evalseason build input -o build/asan/output -q --force --timeout 600 2>build/asan/build.log || \
		[ $$? = 1 ] || { tail -40 build/asan/build.log; exit 1; }

# The unit tests and a season of one township under valgrind. No fork in Check, so that it follows every test.
MEMCHECK = valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite \
           --suppressions=tests/valgrind.supp
valgrind: setup-tools
	@$(BUILDING) program unit
	@rm -rf build/valgrind && mkdir -p build/valgrind && $(BUILD)/season -o build/valgrind/season $(SMALL)
	@$(MEMCHECK) --trace-children=yes $(BUILD)/evalseason build build/valgrind/season -o build/valgrind/output \
		--timeout 600 -q -j 1 2>build/valgrind/build.log || [ $$? = 1 ] || { tail -40 build/valgrind/build.log; exit 1; }
	@$(MEMCHECK) $(BUILD)/unit

coverage: setup-test
	@$(BUILDING) VARIANT=coverage program unit
	@sh tests/coverage.sh build/coverage $(SMALL)

# What clang-tidy looks at stands in .clang-tidy.
lint: setup-tools
	@cppcheck --quiet --std=c11 -j 2 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
		--suppress=missingIncludeSystem -Isrc src
	@printf '%s\n' $(SRC) $(wildcard src/*.c) | xargs -P $$(nproc) -n 4 sh -c 'clang-tidy --quiet "$$@" -- \
		-std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -DEVALSEASON_VERSION=\"\" -DEVALSEASON_COMMIT=\"\" -DEVALSEASON_SHARE=\"\" $(PKGFLAGS) \
		2>/dev/null' tidy

# Golden files as the program makes them now; git diff shows what that changes.
golden-update: program unit
	@UPDATE_GOLDEN=1 $(BUILD)/unit charts layout wording
	@set -e; for s in golden_ingest golden_facts gallery compare; do sh tests/check/$$s.sh $(BUILD) update; done

install: program
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 755 $(BUILD)/evalseason $(DESTDIR)$(PREFIX)/bin/evalseason
	install -m 644 docs/evalseason.1 $(DESTDIR)$(PREFIX)/share/man/man1/evalseason.1
	for f in $$(cd templates && find . -type f); do \
		install -D -m 644 templates/$$f $(DESTDIR)$(PREFIX)/share/evalseason/templates/$$f; done
	for f in build/fonts/*.otf; do [ ! -e $$f ] || \
		install -D -m 644 $$f $(DESTDIR)$(PREFIX)/share/evalseason/fonts/$${f##*/}; done

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/evalseason $(DESTDIR)$(PREFIX)/share/man/man1/evalseason.1
	rm -rf $(DESTDIR)$(PREFIX)/share/evalseason

dist:
	@mkdir -p build
	git archive --prefix=evalseason-$(VERSION)/ -o build/evalseason-$(VERSION).tar.gz HEAD
	@echo build/evalseason-$(VERSION).tar.gz

clean:
	rm -rf build/release build/asan build/valgrind build/fuzz build/coverage

distclean:
	rm -rf build output

help:
	@echo "make report      set up, build, run the sample season into output/"
	@echo "make test        set up, build with -Werror, run every test"
	@echo "make asan        the tests under AddressSanitizer and UBSan"
	@echo "make valgrind    the unit tests and a small season under valgrind"
	@echo "make fuzz        every fuzz target for SECONDS (60)"
	@echo "make coverage    which lines the tests reach"
	@echo "make golden-update  the golden files anew"
	@echo "make lint        cppcheck and clang-tidy"
	@echo "make bench       our speed beside others', as ratios"
	@echo "make install     into PREFIX (default /usr/local), with DESTDIR; uninstall"
	@echo "make dist        a source archive"
	@echo "make clean       remove what was built (fonts stay); distclean: everything"
