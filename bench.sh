#!/usr/bin/env bash
# The benchmark: deadlines with 1,000,000 open ones. Prints a table with the goals beside the figures and writes artifacts/bench.json.
#   ./bench.sh                all of it, some minutes
#   ./bench.sh --quick        with 10,000 open deadlines
#   ./bench.sh --help         all options
# On the embedded PostgreSQL, or with ConnectionStrings__Collab on a server with track_commit_timestamp = on, where it makes databases of its own.
# Exit code: 0 when everything was enforced rightly, whatever it took.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# No build server outlives this script.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

dotnet build tests/Collab.Benchmark -c Release -v quiet
exec dotnet tests/Collab.Benchmark/bin/Release/net10.0/Collab.Benchmark.dll "$@"
