#!/usr/bin/env bash
# sbom.sh FOLDER: what the binary and the web are made of, as CycloneDX 1.5.
source "$(dirname "$0")/env.sh"
mkdir -p "${1:?where to?}"
folder=$(cd "$1" && pwd)
command -v cargo-cyclonedx >/dev/null || cargo install --quiet --locked cargo-cyclonedx --version 0.5.9
say "Rust"
cargo cyclonedx --manifest-path router/server/Cargo.toml --format json --spec-version 1.5 \
  --target x86_64-unknown-linux-gnu --override-filename sbom
# It writes beside the manifest of each package of the workspace; the server's holds them all.
mv router/server/sbom.json "$folder/sbom-server.cdx.json"
find subgraphs router bots -maxdepth 2 -name sbom.json -delete
say "Web"
(cd web && npm sbom --sbom-format cyclonedx --omit dev --package-lock-only > "$folder/sbom-web.cdx.json")
for list in "$folder"/sbom-*.cdx.json; do
  node -e 'const {components} = JSON.parse(require("fs").readFileSync(process.argv[1])); if (!components?.length) process.exit(1);
    console.log(`${process.argv[1]}: ${components.length} parts`)' "$list"
done
