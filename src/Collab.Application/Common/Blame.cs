namespace Collab.Application.Common;

/// <summary>Puts a broken rule on the field that the sender knows: the rule names the field of its aggregate alone.</summary>
internal static class Blame
{
    /// <summary>A rule that breaks in one line of a list is blamed on that line: <c>entries[1].percentComplete</c>; one that blames the list, on the line alone.</summary>
    public static T InLine<T>(string list, int index, Func<T> work) =>
        Renaming(field => field is null || field == list ? $"{list}[{index}]" : $"{list}[{index}].{field}", work);

    /// <summary>A rule of one thing that was sent inside another: <c>decisions[0].workItem.plannedFinish</c>.</summary>
    public static T Inside<T>(string path, Func<T> work) => Renaming(field => field is null ? path : $"{path}.{field}", work);

    /// <summary>What the aggregate calls by one name, the sender calls by another.</summary>
    public static void On(string field, Action work) => Renaming(_ => field, () => { work(); return true; });

    private static T Renaming<T>(Func<string?, string> rename, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (RuleBrokenException e) when (e.Rule.Kind == RuleKind.Broken)
        {
            throw new RuleBrokenException(e.Rule, rename(e.Field), [.. e.Arguments]);
        }
    }
}
