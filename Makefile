# Two commands do everything: `make demo` and `make test`.  They need Python 3.11 and make.
# 只需 Python 3.11 和 make：make demo 看演示，make test 跑全部测试。

PYTHON  ?= python3
# One more than two cores: some tests wait for browsers and for LibreOffice.
WORKERS ?= 3
DEMO    ?= docs/examples

VENV  := .venv
PY    := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)/python
STAMP := $(VENV)/installed.stamp

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup demo quick test accept sarif bench benchmark page site clean

help:
	@printf '%s\n' \
	  'make demo    检查示例报告      check the example reports and show what is found' \
	  'make quick   运行快的测试      run the quick tests, in half a minute' \
	  'make test    运行全部测试      run the whole test suite' \
	  'make accept  重写预期输出      rewrite expected outputs and generated docs, then test' \
	  'make sarif   用微软的校验器检查 SARIF（要 npm）  hold SARIF to the validator of Microsoft (needs npm)' \
	  'make bench   运行基准测试      run the benchmarks' \
	  'make benchmark  公开标尺上的得分  precision and recall on the public yardstick' \
	  'make page    制作自查网页      build the page that checks reports in a browser (needs node)' \
  'make site    生成文档网站      build the documentation as a site' \
	  'make clean   删除 .venv 和缓存  remove .venv and caches'

setup: $(STAMP)

# `-m` throughout: console scripts break where the path of this folder is long or moved.
$(STAMP): pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo '需要 Python 3.11 或更高版本，可用 make PYTHON=… 指定。 Python 3.11 or later is needed: make PYTHON=…'; exit 1; } >&2
	@echo '首次运行：正在 $(VENV) 中安装……  Setting up $(VENV) …'
	@"$(PYTHON)" -m venv $(VENV)
	@$(PY) -m pip install --quiet --editable '.[dev]'
	@touch $@

demo: $(STAMP)
	@printf '\n== 一处填错的报告 · a report with one wrong figure ==\n$$ govlint check $(DEMO)/wrong-cell.txt\n\n'
	@$(PY) -m govlint check --exit-zero $(DEMO)/wrong-cell.txt
	@printf '\n== 整个文件夹，一行一处 · a whole folder, one line a finding ==\n$$ govlint check $(DEMO) --format concise\n\n'
	@$(PY) -m govlint check --exit-zero --format concise $(DEMO)
	@printf '\n== 报告中的数字，导出为数据 · every figure as data ==\n$$ govlint facts $(DEMO) --format csv | grep -E "^path|requests,new," | head -n 8\n\n'
	@$(PY) -m govlint facts $(DEMO) --format csv | grep -E '^path|requests,new,' | head -n 8
	@printf '\n== 一条规则的依据 · what a rule is based on ==\n$$ govlint explain GL301\n\n'
	@$(PY) -m govlint explain GL301
	@printf '\n接下来：把自己的报告交给它检查。 Next: check a report of your own.\n$$ $(PY) -m govlint check 报告.txt\n'

quick: $(STAMP)
	$(PY) -m pytest -n $(WORKERS) --dist worksteal -m "not slow"

test: $(STAMP)
	$(PY) -m pytest -n $(WORKERS) --dist worksteal

accept: $(STAMP)
	GOVLINT_ACCEPT=1 $(PY) -m pytest -n $(WORKERS) --dist worksteal

# The validator is 96 MB and no part of the everyday suite.
sarif: $(STAMP)
	npm install --silent --ignore-scripts --prefix $(VENV)/multitool @microsoft/sarif-multitool-linux@5.7.0
	chmod u+x $(VENV)/multitool/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
	$(PY) -m pytest tests/reporters/test_sarif.py tests/reporters/test_sarif_regions.py

benchmark: $(STAMP)
	$(PY) tests/benchmark/run.py

bench: $(STAMP)
	$(PY) tests/benchmarks/run.py

# One HTML file that opens by a double click; node is needed to build it, not to use it.
page: $(STAMP)
	@mkdir -p build
	$(PY) -m govlint page -o build/年报自查.html --force

# The pages are laid out in build/site first, so that links to rules and examples lead somewhere.
site: $(STAMP)
	@$(PY) docs/site/stage.py build/site
	cd build/site && "$(CURDIR)/$(PY)" -m zensical build --strict --config-file zensical.toml
	@printf '\n在浏览器中打开，可以搜索：  Open it in a browser, search included:\n$$ %s\n' build/site/html/index.html

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
