using System.Text.RegularExpressions;
using Collab.Application.Common;
using Collab.Domain.Common;

namespace Collab.Architecture.Tests.Documentation;

public sealed partial class PermissionsDocumentTests
{
    private static readonly Relation[] Relations = [.. Enum.GetValues<Relation>().Where(r => r != Relation.None)];

    [Fact]
    public void The_documented_permissions_are_those_of_the_code() => PrintedBlock.ShouldBe("permissions.md", "permissions",
    [
        .. Head("may"),
        .. from permission in Enum.GetValues<Permission>()
           where permission is not (Permission.Anyone or Permission.SignedIn or Permission.RunJobs)
           select Row(permission.ToString(), r => PermissionMatrix.Allows(permission, r)),
    ]);

    [Fact]
    public void The_documented_knowledge_is_that_of_the_code() => PrintedBlock.ShouldBe("permissions.md", "knowledge",
    [
        .. Head("knows of"),
        .. from type in Enum.GetValues<SubjectType>()
           group type by string.Concat(Relations.Select(r => PermissionMatrix.MayKnow(type, r) ? '1' : '0')) into alike
           select Row(string.Join(", ", alike.Select(t => Words(t.ToString()))), r => PermissionMatrix.MayKnow(alike.First(), r)),
    ]);

    private static IEnumerable<string> Head(string first) =>
    [
        $"| {first} | {string.Join(" | ", Relations.Select(r => Words(r.ToString())))} |",
        $"| --- |{string.Concat(Relations.Select(_ => " :-: |"))}",
    ];

    private static string Row(string first, Func<Relation, bool> has) =>
        $"| {first} | {string.Join(" | ", Relations.Select(r => has(r) ? "●" : " "))} |";

    private static string Words(string name) => Word().Replace(name, " $0").Trim().ToLowerInvariant();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Word();
}
