# Two commands matter: `make run` and `make test`. The work is in tools/, one script each.
.PHONY: run test unit e2e dev cluster schema bench bench-router audit deploy-test fmt

run: ## everything on this machine, with demo data
	@tools/setup.sh run && exec tools/run.sh

cluster: ## as run, in separate processes, with RabbitMQ and Redis
	@tools/setup.sh cluster && exec tools/cluster.sh

test: ## everything that CI checks
	@tools/setup.sh test && tools/test.sh

unit: ## Rust tests alone: make unit ARGS="-p appointment"
	@tools/setup.sh test && tools/nextest.sh $(ARGS)

e2e: ## the browser journey alone; ARGS=--cluster for separate processes
	@tools/setup.sh test && tools/build.sh && node web/e2e/run.mjs $(ARGS)

dev: ## as run, reloading server and web on change
	@tools/setup.sh test && exec tools/dev.sh

schema: ## writes schema/, its reference and the web's typed operations from the code
	@tools/build.sh && tools/autovisite.sh schema && node tools/graph/write.mjs && cd web && npm run --silent codegen

bench: ## figures: cold start, memory, latency, PDF and OCR times
	@tools/setup.sh test && tools/bench.sh

bench-router: ## the router in-process against HTTP, and against stock hive-router
	@tools/setup.sh test && exec tools/bench-router.sh

audit: ## other people's audits and clients, hostile requests: make audit, or tools/audit.sh PART
	@tools/setup.sh test && AUTOVISITE_AS_TESTED=yes tools/build.sh && tools/audit.sh

deploy-test: ## image, compose files, Kubernetes objects, alarms and workflows, run or read; ARGS=--read for the files alone
	@tools/setup.sh deploy && tools/deploy-test.sh $(ARGS)

fmt: ## formats the Rust code
	@cargo fmt --all
