"""Both overlays as Kubernetes would be given them: against its published schemas, and against ourselves.

Usage: python deploy/test/kubernetes.py, with the programs of requirements.txt in PATH.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
SUBGRAPHS = sorted(path.stem for path in (ROOT / "schema/subgraphs").glob("*.graphql"))
KNOWN = set(re.findall(r"^#?([A-Z][A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.M))
VERSION = json.loads((ROOT / "web/package.json").read_text())["version"]
COMMANDS = ["migrate", "router", "subgraph", "worker"]


def find(objects, kind):
    """The objects of a kind, by name."""
    return {one["metadata"]["name"]: one for one in objects if one["kind"] == kind}


def faults(objects, production):
    """What the schemas cannot know."""
    deployments, services = find(objects, "Deployment"), find(objects, "Service")
    yield from (f"no deployment {name}" for name in [*SUBGRAPHS, "router", "worker"] if name not in deployments)
    yield from (f"no service {name}" for name in [*SUBGRAPHS, "router"] if name not in services)
    pods = [(name, one["spec"]["template"]) for kind in ("Deployment", "Job") for name, one in find(objects, kind).items()]
    for name, pod in pods:
        (container,) = pod["spec"]["containers"]
        if container["image"] != f"autovisite:{VERSION}":
            yield f"{name} runs {container['image']}, we are {VERSION}"
        if container["args"][0] not in COMMANDS or (container["args"][0] == "subgraph" and container["args"][1:] != [name]):
            yield f"{name} runs {container['args']}"
        safe = container["securityContext"]
        if not (safe["readOnlyRootFilesystem"] and pod["spec"]["securityContext"]["runAsNonRoot"]) or safe["allowPrivilegeEscalation"]:
            yield f"{name} may do more than it needs"
        ports = {port["name"] for port in container.get("ports", [])}
        for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
            port = container.get(probe, {}).get("httpGet", {}).get("port")
            if port and port not in ports:
                yield f"{name}: {probe} asks a port that is not there: {port}"
    for name, service in services.items():
        mine = [one for one, pod in pods if service["spec"]["selector"].items() <= pod["metadata"]["labels"].items()]
        if mine != [name]:
            yield f"the service {name} leads to {mine}"
    for name, one in deployments.items():
        if not one["spec"]["selector"]["matchLabels"].items() <= one["spec"]["template"]["metadata"]["labels"].items():
            yield f"{name} does not select its own pods"
    (settings,) = find(objects, "ConfigMap").values()
    yield from (f"{name} is no setting of ours" for name in settings["data"] if name not in KNOWN)
    urls = dict(pair.split("=", 1) for pair in settings["data"]["AUTOVISITE_SUBGRAPH_URLS"].split(","))
    if urls != {name: f"http://{name}:4000" for name in SUBGRAPHS}:
        yield f"AUTOVISITE_SUBGRAPH_URLS: {urls}"
    policies = find(objects, "NetworkPolicy")
    if policies["nobody"]["spec"] != {"podSelector": {}, "policyTypes": ["Ingress"]}:
        yield "what no policy names can be reached"
    callers = policies["subgraphs"]["spec"]["ingress"]
    if [list(peer) for rule in callers for peer in rule["from"]] != [["podSelector"]] or callers[0]["from"][0]["podSelector"]["matchLabels"] != {
        "app.kubernetes.io/component": "router"
    }:
        yield "subgraphs are reached by others than the router"
    if find(objects, "Secret"):
        yield "a secret stands in the repository"
    if production:
        guarded = find(objects, "PodDisruptionBudget")
        yield from (f"nothing keeps one {name} there" for name in [*SUBGRAPHS, "router"] if name not in guarded)
        yield from (f"there is one {name}" for name in SUBGRAPHS if deployments[name]["spec"]["replicas"] < 2)
        scaled = {one["spec"]["scaleTargetRef"]["name"]: one for one in find(objects, "HorizontalPodAutoscaler").values()}
        yield from (f"{name}: the number of pods is set twice" for name in scaled if "replicas" in deployments[name]["spec"])
        yield from (f"{name} is no deployment" for name in scaled if name not in deployments)


def main():
    """Each overlay; the exit code says whether all is well."""
    wrong = 0
    for overlay in ("small", "production"):
        text = subprocess.run(["kubectl", "kustomize", ROOT / "deploy/kubernetes" / overlay], check=True, capture_output=True, text=True).stdout
        with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
            file.write(text)
            file.flush()
            judged = subprocess.run(["kubernetes-validate", "--strict", "--quiet", file.name], capture_output=True, text=True)
        if judged.returncode:
            wrong += 1
            print(judged.stdout + judged.stderr, file=sys.stderr)
        objects = list(yaml.safe_load_all(text))
        for fault in faults(objects, overlay == "production"):
            wrong += 1
            print(f"{overlay}: {fault}", file=sys.stderr)
        print(f"{overlay}: {len(objects)} objects")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
