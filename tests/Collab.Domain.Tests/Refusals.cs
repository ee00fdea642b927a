using Collab.Domain.Common;

namespace Collab.Domain.Tests;

internal static class Refusals
{
    /// <summary>The rule that refuses the action; a test asserts which.</summary>
    public static Rule Of(Action action) => Assert.Throws<RuleBrokenException>(action).Rule;
}
