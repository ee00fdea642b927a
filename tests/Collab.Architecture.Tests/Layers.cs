using System.Reflection;
using Collab.Application.Common;
using Collab.Domain.Common;
using Collab.Infrastructure.Persistence;

namespace Collab.Architecture.Tests;

/// <summary>The four assemblies of the product.</summary>
internal static class Layers
{
    public static Assembly Domain { get; } = typeof(AggregateRoot).Assembly;
    public static Assembly Application { get; } = typeof(ICollabDb).Assembly;
    public static Assembly Infrastructure { get; } = typeof(Schema).Assembly;
    public static Assembly Api { get; } = typeof(Program).Assembly;

    public static IReadOnlyList<Assembly> All { get; } = [Domain, Application, Infrastructure, Api];

    /// <summary>The types that people wrote, without those that compilers add.</summary>
    public static IEnumerable<Type> Written(this Assembly assembly) =>
        assembly.GetTypes().Where(x => x.Namespace?.StartsWith("Collab", StringComparison.Ordinal) == true && !x.Name.Contains('<', StringComparison.Ordinal));
}
