"""What stands in the compose files, and in what they mount, without an image: names, ports, paths and settings.

Usage: python deploy/test/compose.py, with the packages of requirements.txt.
"""
import json
import pathlib
import re
import sys

import yaml

DEPLOY = pathlib.Path(__file__).resolve().parents[1]
KNOWN = set(re.findall(r"^#?([A-Z][A-Z0-9_]+)=", (DEPLOY.parent / ".env.example").read_text(), re.M))
SUBGRAPHS = sorted(path.stem for path in (DEPLOY.parent / "schema/subgraphs").glob("*.graphql"))
# Ports that images listen at without being told.
LISTENS = {"prometheus": {9090}, "alertmanager": {9093}, "rabbitmq": {5672}, "redis": {6379}, "postgres": {5432}, "grafana": {3000}}


def read(name):
    return yaml.safe_load((DEPLOY / name).read_text())


def together(*names):
    """Files as compose lays them over each other."""
    services, volumes = {}, set()
    for one in map(read, names):
        volumes |= set(one["volumes"])
        for name, service in one["services"].items():
            mine = services.setdefault(name, {})
            both = {**mine.get("environment", {}), **service.get("environment", {})}
            mine |= service | {"environment": both}
    return services, volumes


def volumes_of(service):
    for text in service.get("volumes", []):
        source, target, *_ = re.sub(r"\$\{[^}]*\}", "/from/outside", text).split(":")
        yield source, target


def faults(services, volumes):
    """What the schema of compose files cannot know."""
    for name, service in services.items():
        image = re.sub(r"\$\{[^:}]+:-([^}]*)\}", r"\1", service.get("image", ""))
        if not re.fullmatch(r"[\w./-]+:v?\d[\w.-]*", image):
            yield f"{name}: « {image} » has no version"
        for port in service.get("ports", []):
            if not port.startswith("127.0.0.1:"):
                yield f"{name}: {port} is open to everybody"
        for other in service.get("depends_on", []):
            if other not in services:
                yield f"{name} waits for {other}, which is not there"
        for source, _ in volumes_of(service):
            if source.startswith("."):
                if not (DEPLOY / source).exists():
                    yield f"{name}: {source} is not there"
            elif not source.startswith("/") and source not in volumes:
                yield f"{name}: the volume {source} is declared nowhere"
        for path in re.findall(r"(?<=[= ])/etc/\S+", str(service.get("command", ""))):
            found = [source + path[len(target):] for source, target in volumes_of(service) if path.startswith(target)]
            if not found or not (DEPLOY / found[0]).is_file():
                yield f"{name} reads {path}, which nothing mounts"
        if service.get("labels", {}).get("autovisite.logs"):
            yield from (f"{name}: {key} is no setting of ours" for key in service["environment"] if key not in KNOWN)


def asked(services, text, by):
    """Addresses of services, each at a port that somebody listens at."""
    for name, port in re.findall(r"(?:http://|[\[' ])([a-z]+):(\d{4,5})\b", text):
        if name not in services:
            yield f"{by} asks {name}, which is not there"
        elif int(port) not in LISTENS.get(name, set()):
            yield f"{by} asks {name} at {port}, where nobody listens"


def watching(services):
    """What is seen of the platform: metrics, logs and traces of every process, and a dashboard that is fed."""
    processes = {*SUBGRAPHS, "router", "worker"}
    LISTENS.update({name: {9464, 4000} for name in processes} | {"router": {9464, 8080}})
    loki, tempo = read("watching/loki.yaml"), read("watching/tempo.yaml")
    receiver = tempo["distributor"]["receivers"]["otlp"]["protocols"]["http"]["endpoint"]
    LISTENS["loki"] = {loki["server"]["http_listen_port"]}
    LISTENS["tempo"] = {tempo["server"]["http_listen_port"], int(receiver.rsplit(":", 1)[1])}
    for name in ("prometheus/prometheus.yml", "watching/sources.yaml", "watching/logs.alloy"):
        yield from asked(services, (DEPLOY / name).read_text(), name)
    scraped = {target.split(":")[0] for job in read("prometheus/prometheus.yml")["scrape_configs"] for one in job["static_configs"] for target in one["targets"]}
    if scraped != processes:
        yield f"Prometheus asks {sorted(scraped)}"
    for name in processes:
        traces = services[name]["environment"].get("OTEL_EXPORTER_OTLP_ENDPOINT")
        if not traces:
            yield f"{name} sends no traces"
        yield from asked(services, str(traces), name)
    labelled = {name for name, service in services.items() if service.get("labels", {}).get("autovisite.logs") == "json"}
    if labelled != processes | {"tables"}:
        yield f"logs are collected of {sorted(labelled)}"
    if '"__meta_docker_container_label_autovisite_logs"' not in (DEPLOY / "watching/logs.alloy").read_text():
        yield "what is collected does not go by the label"
    kinds = {source["type"] for source in read("watching/sources.yaml")["datasources"]}
    (provider,) = read("watching/dashboards.yaml")["providers"]
    homes = [source for source, target in volumes_of(services["grafana"]) if target == provider["options"]["path"]]
    dashboards = [path for home in homes for path in (DEPLOY / home).glob("*.json")]
    if not dashboards:
        yield "Grafana finds no dashboard"
    for path in dashboards:
        for panel in json.loads(path.read_text())["panels"]:
            if panel.get("type") != "row" and panel["datasource"]["type"] not in kinds:
                yield f"{path.name}: « {panel['title']} » asks a {panel['datasource']['type']}, and Grafana has none"
    kept = {source for service in services.values() for source, target in volumes_of(service) if target in ("/loki", "/var/tempo", "/var/lib/grafana")}
    if kept != {"loki", "tempo", "grafana"}:
        yield f"only {sorted(kept)} outlives its container"


def main():
    wrong = []
    for files in (["compose.small.yaml"], ["compose.yaml"], ["compose.yaml", "compose.watching.yaml"]):
        services, volumes = together(*files)
        wrong += [f"{' + '.join(files)}: {fault}" for fault in faults(services, volumes)]
    wrong += watching(services)
    for fault in wrong:
        print(fault, file=sys.stderr)
    print(f"{len(services)} services, {len(wrong)} faults")
    sys.exit(bool(wrong))


main()
