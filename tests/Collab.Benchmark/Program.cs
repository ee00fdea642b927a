using System.Globalization;
using Collab.Benchmark;

// Measures the product as it is built (see bench.sh). Never part of the tests: figures depend on the machine and its other work.
var open = 1_000_000;
var keep = false;
HashSet<string> only = [];
for (var i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--open" when i + 1 < args.Length && int.TryParse(args[++i], NumberStyles.None, CultureInfo.InvariantCulture, out open) && open >= 1_000: break;
        case "--quick": open = 10_000; break;
        case "--keep": keep = true; break;
        case "--only" when i + 1 < args.Length: only.UnionWith(args[++i].Split(',')); break;
        default:
            await Console.Error.WriteLineAsync(
                """
                Usage: ./bench.sh [--open N | --quick] [--only PARTS] [--keep]
                  --open N      open deadlines far in the future, at least 1000 (default 1000000)
                  --quick       10000 of them
                  --only PARTS  of instant,two,read,spread,downtime,growth,opening,whatif,idle; with commas between
                  --keep        keeps the loaded database for the next run
                """);
            return 2;
    }
}

await using var ground = await Ground.BeginAsync(CancellationToken.None);
var table = new ResultTable(open, ground.Version);
await new DeadlineBenchmark(ground, table, open, part => only.Count == 0 || only.Contains(part)).RunAsync(CancellationToken.None);
if (!keep) await ground.DropAsync();
table.Print();
await table.WriteAsync(Path.Combine(Ground.Artifacts, "bench.json"));
return table.AllRight ? 0 : 1;
