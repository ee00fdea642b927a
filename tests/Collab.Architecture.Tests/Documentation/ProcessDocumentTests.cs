using System.Reflection;
using System.Text.Json;
using Collab.Domain.Common;

namespace Collab.Architecture.Tests.Documentation;

public sealed class ProcessDocumentTests
{
    [Fact]
    public void The_documented_lifecycles_are_those_of_the_code() => PrintedBlock.ShouldBe("process.md", "lifecycles",
    [
        .. from lifecycle in Lifecycles()
           orderby lifecycle.State.Name
           from line in Diagram(lifecycle)
           select line,
    ]);

    /// <summary>Every lifecycle table of the domain, wherever it stands.</summary>
    private static IEnumerable<(Type State, IReadOnlyList<(string From, string To)> Moves)> Lifecycles() =>
        from type in typeof(AggregateRoot).Assembly.GetTypes()
        from field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
        where field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(Lifecycle<>)
        let state = field.FieldType.GetGenericArguments()[0]
        select (state, (IReadOnlyList<(string, string)>)MovesOf.MakeGenericMethod(state).Invoke(null, [field.GetValue(null)])!);

    private static readonly MethodInfo MovesOf = typeof(ProcessDocumentTests).GetMethod(nameof(Moves), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static IReadOnlyList<(string From, string To)> Moves<TState>(Lifecycle<TState> lifecycle) where TState : struct, Enum =>
        [.. lifecycle.Moves.Order().Select(m => (OnTheWire(m.From), OnTheWire(m.To)))];

    private static IEnumerable<string> Diagram((Type State, IReadOnlyList<(string From, string To)> Moves) lifecycle)
    {
        var first = OnTheWire(Enum.GetValues(lifecycle.State).GetValue(0)!);
        var states = lifecycle.Moves.SelectMany(m => (IEnumerable<string>)[m.From, m.To]).Distinct();
        return
        [
            "", $"## {lifecycle.State.Name[..^"State".Length]}", "", "```mermaid", "stateDiagram-v2",
            $"  [*] --> {first}",
            .. lifecycle.Moves.Select(m => $"  {m.From} --> {m.To}"),
            .. from state in states where lifecycle.Moves.All(m => m.From != state) select $"  {state} --> [*]",
            "```",
        ];
    }

    private static string OnTheWire(object state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString()!);
}
