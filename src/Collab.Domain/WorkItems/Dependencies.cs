namespace Collab.Domain.WorkItems;

/// <summary>Which task waits for which, within one collaboration.</summary>
public static class Dependencies
{
    /// <summary>Refuses a task that would, through others, wait for itself, and one that is not of the collaboration.</summary>
    /// <param name="of">The task that is changed.</param>
    /// <param name="waitsFor">For what it is to wait.</param>
    /// <param name="others">For what each task of the collaboration waits.</param>
    public static void RequireNoCycle(WorkItemId of, IReadOnlyList<WorkItemId> waitsFor, IReadOnlyDictionary<WorkItemId, IReadOnlyList<WorkItemId>> others)
    {
        var ahead = new Stack<WorkItemId>(waitsFor);
        var seen = new HashSet<WorkItemId>();
        while (ahead.TryPop(out var next))
        {
            if (!others.TryGetValue(next, out var further)) throw new RuleBrokenException(WorkItemRules.DependencyUnknown);
            if (next == of) throw new RuleBrokenException(WorkItemRules.DependencyCycle);
            if (!seen.Add(next)) continue;
            foreach (var id in further) ahead.Push(id);
        }
    }
}
