# evalseason -- two commands: `make report` and `make test`. `make help` lists the rest.

PREFIX  ?= /usr/local
DESTDIR ?=
VARIANT ?= release
BUILD   := build/$(VARIANT)
VERSION := 0.1.0

CC      ?= cc
WARN    := -Wall -Wextra -Wshadow -Wconversion -Wvla -Wstrict-prototypes -Wmissing-prototypes -Werror
HARDEN  := -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
LINKHARDEN := -pie -Wl,-z,relro,-z,now
OPT     := -O2 -g
ifeq ($(VARIANT),asan)
OPT     := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
HARDEN  := -fPIE
endif
FUZZMAIN = $(BUILD)/tests/fuzz/replay.o
ifeq ($(VARIANT),fuzz)
OPT     := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined
HARDEN  := -fPIE
FUZZMAIN :=
FUZZLINK := -fsanitize=fuzzer
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
BENCH   := $(wildcard tests/bench/*.c)

.PHONY: all report test setup setup-test program unit check asan valgrind fuzz coverage lint bench \
        golden-update install uninstall dist clean distclean help

all: program

report: setup
	@$(MAKE) --no-print-directory program
	@status=0; $(BUILD)/evalseason build input -o output || status=$$?; \
	case $$status in 0|1) echo "完成：请打开 output/index.html（打印文件在 output/wrapup、output/inspection）";; *) exit $$status;; esac

test: setup-test
	@$(MAKE) --no-print-directory program unit
	@sh tests/run.sh $(BUILD)

setup:
	@sh tests/setup.sh build

setup-test:
	@sh tests/setup.sh test

program: $(BUILD)/evalseason
unit: $(BUILD)/unit $(BUILD)/season $(BUILD)/fuzz-csv $(BUILD)/fuzz-xml $(BUILD)/pdfa

$(BUILD)/evalseason: $(OBJ) $(MAINOBJ)
	@echo "  LD    $@"
	@$(CC) $(OPT) $(LINKHARDEN) -o $@ $^ $(LIBS)

$(BUILD)/unit: $(OBJ) $(UNITOBJ)
	@echo "  LD    $@"
	@$(CC) $(OPT) $(LINKHARDEN) -o $@ $^ $(shell pkg-config --libs check) $(LIBS)

$(BUILD)/season: $(SEASONOBJ)
	@echo "  LD    $@"
	@$(CC) $(OPT) $(LINKHARDEN) -o $@ $^ $(LIBS)

$(BUILD)/pdfa: $(TOOLOBJ)
	@echo "  LD    $@"
	@$(CC) $(OPT) $(LINKHARDEN) -o $@ $^ $(LIBS)

$(BUILD)/bench-%: $(OBJ) $(BUILD)/tests/bench/%.o
	@echo "  LD    $@"
	@$(CC) $(OPT) $(LINKHARDEN) -o $@ $^ $(LIBS)

bench: setup-test
	@$(MAKE) --no-print-directory program $(BENCH:tests/bench/%.c=$(BUILD)/bench-%)
	@sh tests/bench/run.sh $(BUILD) $(PEERS)

# Fuzz targets of the reader; without libFuzzer a main of ours replays files and changed copies of them.
FUZZOBJ := $(filter $(BUILD)/base/% $(BUILD)/plan/% $(BUILD)/ingest/%,$(OBJ)) $(BUILD)/tests/fuzz/fuzz_season.o
$(BUILD)/fuzz-%: $(FUZZOBJ) $(BUILD)/tests/fuzz/fuzz_%.o $(FUZZMAIN)
	@echo "  LD    $@"
	@$(CC) $(OPT) $(LINKHARDEN) $(FUZZLINK) -o $@ $^ $(LIBS)

fuzz: setup-test
	@$(MAKE) --no-print-directory VARIANT=fuzz CC=clang build/fuzz/fuzz-csv build/fuzz/fuzz-xml
	@for t in csv xml; do mkdir -p build/fuzz/corpus-$$t; \
		for f in tests/golden/ingest/*/*.$$t; do cp "$$f" "build/fuzz/corpus-$$t/$$(echo "$$f" | tr / -)"; done; \
		build/fuzz/fuzz-$$t -max_len=8192 -timeout=10 -max_total_time=$${SECONDS_EACH:-60} build/fuzz/corpus-$$t || exit 1; done

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

-include $(OBJ:.o=.d) $(MAINOBJ:.o=.d) $(UNITOBJ:.o=.d) $(SEASONOBJ:.o=.d) $(TOOLOBJ:.o=.d)

check: test

asan:
	@$(MAKE) --no-print-directory VARIANT=asan program unit
	@ASAN_OPTIONS=detect_leaks=1 G_SLICE=always-malloc sh tests/run.sh build/asan

# The tests under valgrind: no fork, so that it follows every test.
valgrind: setup-test
	@$(MAKE) --no-print-directory program unit
	@CK_FORK=no valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite \
		--suppressions=tests/valgrind.supp $(BUILD)/unit
	@valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite \
		--suppressions=tests/valgrind.supp $(BUILD)/evalseason build input -o build/valgrind-output -q -j 1 \
		2>build/valgrind.log; status=$$?; [ $$status -le 1 ] || { tail -40 build/valgrind.log; exit $$status; }

lint:
	@cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
		--suppress=missingIncludeSystem -Isrc src
	@clang-tidy --quiet --warnings-as-errors='*' $(SRC) src/*.c -- -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc $(DEFS) $(PKGFLAGS)

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
	rm -rf build/release build/asan build/valgrind-output build/fuzz build/coverage

distclean:
	rm -rf build output

help:
	@echo "make report      set up, build, run the sample season into output/"
	@echo "make test        set up, build with -Werror, run every test"
	@echo "make asan        the tests under AddressSanitizer and UBSan"
	@echo "make valgrind    the unit tests and the sample season under valgrind"
	@echo "make lint        cppcheck and clang-tidy"
	@echo "make bench       our speed beside others', as ratios"
	@echo "make install     into PREFIX (default /usr/local), with DESTDIR; uninstall"
	@echo "make dist        a source archive"
	@echo "make clean       remove what was built (fonts stay); distclean: everything"
