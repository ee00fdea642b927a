using System.Globalization;
using System.Text.Json;

namespace Collab.Benchmark;

/// <summary>What was measured, each figure with its goal.</summary>
internal sealed class ResultTable(int open, string postgres)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly List<Result> _rows = [];

    /// <summary>False once something was enforced wrongly; slow is not wrong.</summary>
    public bool AllRight { get; private set; } = true;

    /// <param name="goal">Null where there is none.</param>
    public void Add(string part, string what, double figure, string unit, double? goal = null)
    {
        _rows.Add(new(part, what, Math.Round(figure, 3), unit, goal, goal is null ? null : figure <= goal));
        Console.WriteLine($"  {part,-34} {what,-34} {Text(figure),10} {unit}");
    }

    public void Verified(string part, string? wrong)
    {
        if (wrong is not null) AllRight = false;
        _rows.Add(new(part, wrong ?? "each exactly once, with its true time", 0, "", null, wrong is null));
        if (wrong is not null) Console.WriteLine($"  {part}: WRONG: {wrong}");
    }

    public void Print()
    {
        Console.WriteLine();
        Console.WriteLine($"{open:N0} open deadlines, PostgreSQL {postgres}, {Environment.ProcessorCount} cores");
        Console.WriteLine($"{"",-34} {"",-38} {"goal",10} {"figure",10}");
        foreach (var row in _rows)
            Console.WriteLine($"{row.Part,-34} {row.What,-38} {(row.Goal is { } goal ? Text(goal) : ""),10} {(row.Unit.Length == 0 ? "" : Text(row.Figure)),10} {row.Unit,-8} {(row.Met switch { true => "yes", false => "NO", null => "" })}");
    }

    public async Task WriteAsync(string path)
    {
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(new { open, postgres, cores = Environment.ProcessorCount, results = _rows }, Indented));
        Console.WriteLine($"\nWritten to {path}");
    }

    private static string Text(double figure) => figure.ToString(figure >= 100 ? "0" : figure >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);

    private sealed record Result(string Part, string What, double Figure, string Unit, double? Goal, bool? Met);
}
