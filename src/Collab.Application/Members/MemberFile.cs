using System.Text.RegularExpressions;
using Collab.Application.Session;

namespace Collab.Application.Members;

/// <summary>
/// A table of members (CSV, or the first sheet of a workbook): a header with name, e-mail and department, and position where there is one, in Chinese or English, in any order; then a row for
/// each. Who is there already is found by his e-mail.
/// </summary>
internal sealed partial class MemberFile(ICollabDb db, ICaller caller, ICredentials credentials) : IPerMessage
{
    // In base64 it fits into the largest body that is accepted.
    public const int MostBytes = 700 * 1024;
    private const int MostRows = 2_000;
    private const int MostErrors = 100;
    private const int LongestQuoted = 60;

    private enum Column { Name, Email, Department, Title }

    private static readonly Dictionary<string, Column> Headers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["name"] = Column.Name,
        ["姓名"] = Column.Name,
        ["名字"] = Column.Name,
        ["email"] = Column.Email,
        ["e-mail"] = Column.Email,
        ["mail"] = Column.Email,
        ["邮箱"] = Column.Email,
        ["电子邮箱"] = Column.Email,
        ["邮件"] = Column.Email,
        ["department"] = Column.Department,
        ["部门"] = Column.Department,
        ["所属部门"] = Column.Department,
        ["title"] = Column.Title,
        ["position"] = Column.Title,
        ["职务"] = Column.Title,
        ["职位"] = Column.Title,
        ["岗位"] = Column.Title,
    };

    private readonly List<MemberFileError> _errors = [];
    private int _errorCount;

    public async Task<Read> ReadAsync(byte[] file, CancellationToken ct)
    {
        var rows = RowsOf(file);
        var members = await db.Members.ToListAsync(ct);
        var departments = await db.Departments.Select(d => new { d.Id, d.Name }).ToListAsync(ct);
        var present = members.ToDictionary(m => m.Email, StringComparer.OrdinalIgnoreCase);
        var known = departments.ToDictionary(d => d.Name, d => d.Id, StringComparer.OrdinalIgnoreCase);
        var names = departments.ToDictionary(d => d.Id, d => d.Name);
        var taken = await credentials.TakenAsync([.. rows.Select(r => r.Email).Where(e => !present.ContainsKey(e))], ct);
        List<Found> found = [];
        foreach (var row in rows)
        {
            var member = present.GetValueOrDefault(row.Email);
            if (member is { Active: false }) Refuse(row.Line, row.Email, MemberFileRules.HasLeft);
            else if (taken.Contains(row.Email)) Refuse(row.Line, row.Email, MemberRules.EmailTaken);
            else
            {
                DepartmentId? department = known.TryGetValue(row.Department, out var id) ? id : null;
                // A file without positions takes none away.
                var title = row.Title ?? member?.Title ?? "";
                var effect = member is null ? MemberFileEffect.Added
                    : member.Name == row.Name && member.DepartmentId == department && member.Title == title ? MemberFileEffect.Same : MemberFileEffect.Changed;
                var before = effect == MemberFileEffect.Changed ? new MemberFileBefore(member!.Name, names[member.DepartmentId], member.Title) : null;
                found.Add(new(row with { Title = title }, member, department, effect, before));
            }
        }
        var made = found.Where(f => f.Department is null).Select(f => f.Row.Department).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return new(found, made, [.. _errors.OrderBy(e => e.Line)], _errorCount);
    }

    private List<Row> RowsOf(byte[] file)
    {
        List<Row> rows = [];
        if (CellsOf(file) is not { } table)
        {
            Refuse(1, "", MemberFileRules.Unreadable);
            return rows;
        }
        Column?[]? columns = null;
        Dictionary<string, int> lines = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (line, cells, closed) in table)
        {
            var said = string.Join(" ", cells);
            if (!closed)
            {
                Refuse(line, said, MemberFileRules.UnclosedQuote);
                break;
            }
            if (cells.TrueForAll(string.IsNullOrWhiteSpace)) continue;
            if (columns is null)
            {
                columns = [.. cells.Select(c => Headers.TryGetValue(c.Trim(), out var column) ? column : (Column?)null)];
                if (columns.Contains(Column.Name) && columns.Contains(Column.Email) && columns.Contains(Column.Department)) continue;
                Refuse(line, said, MemberFileRules.ColumnsMissing);
                break;
            }
            if (rows.Count + _errorCount >= MostRows)
            {
                Refuse(line, said, MemberFileRules.TooMany, MostRows);
                break;
            }
            var (name, email, department, title) = (Cell(Column.Name), Cell(Column.Email), Cell(Column.Department), Cell(Column.Title));
            if (name is null or "" || email is null or "" || department is null or "") Refuse(line, said, MemberFileRules.CellMissing);
            else if (name.Length > 100 || department.Length > 100 || email.Length > 320 || title is { Length: > 100 }) Refuse(line, said, MemberFileRules.TooLong);
            else if (!Email().IsMatch(email)) Refuse(line, said, MemberFileRules.NoEmail);
            else if (!lines.TryAdd(email, line)) Refuse(line, said, MemberFileRules.Twice, lines[email]);
            else rows.Add(new(line, name, email, department, title));

            // An apostrophe before what a spreadsheet takes for a formula is its own, not the person's.
            string? Cell(Column column) => Array.IndexOf(columns, column) is >= 0 and var index
                ? index < cells.Count ? Formula().Replace(cells[index].Trim(), "") : "" : null;
        }
        if (rows.Count == 0 && _errorCount == 0) Refuse(1, "", MemberFileRules.Empty);
        return rows;
    }

    /// <summary>Null for what is neither text nor a workbook.</summary>
    private static IEnumerable<(int Line, List<string> Cells, bool Closed)>? CellsOf(byte[] file) =>
        Workbook.Is(file)
            // One more than the heading and the most, to be able to say that there are more.
            ? Workbook.Rows(file, MostRows + 2)?.Select(row => (row.Line, row.Cells, true))
            : TextFile.Decode(file, out _) is { } text ? CsvText.Rows(text) : null;

    private void Refuse(int line, string text, Rule why, params object[] arguments)
    {
        _errorCount++;
        if (_errors.Count < MostErrors)
            _errors.Add(new(line, text.Length > LongestQuoted ? text[..LongestQuoted] + "…" : text, why.Code, RuleTexts.Of(why.Code, caller.Language, arguments)));
    }

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Email();

    [GeneratedRegex("^'(?=[=+@-])")]
    private static partial Regex Formula();

    internal sealed record Row(int Line, string Name, string Email, string Department, string? Title);

    /// <param name="Member">Null: new.</param>
    /// <param name="Department">Null: to be made.</param>
    /// <param name="Before">Of one who changes.</param>
    internal sealed record Found(Row Row, Member? Member, DepartmentId? Department, MemberFileEffect Effect, MemberFileBefore? Before);

    internal sealed record Read(IReadOnlyList<Found> Rows, IReadOnlyList<string> Departments, IReadOnlyList<MemberFileError> Errors, int ErrorCount);
}

/// <summary>Why a row of a table of members, or all of it, cannot be taken over.</summary>
public static class MemberFileRules
{
    public static readonly Rule Empty = new("memberFile.empty");
    public static readonly Rule Unreadable = new("memberFile.unreadable");
    public static readonly Rule ColumnsMissing = new("memberFile.columnsMissing");
    public static readonly Rule UnclosedQuote = new("memberFile.unclosedQuote");
    public static readonly Rule CellMissing = new("memberFile.cellMissing");
    public static readonly Rule TooLong = new("memberFile.tooLong");
    public static readonly Rule NoEmail = new("memberFile.noEmail");

    /// <summary>Argument: the line where it stands first.</summary>
    public static readonly Rule Twice = new("memberFile.twice");
    public static readonly Rule HasLeft = new("memberFile.hasLeft");

    /// <summary>Argument: the most rows.</summary>
    public static readonly Rule TooMany = new("memberFile.tooMany");

    /// <summary>Nothing is taken over by halves.</summary>
    public static readonly Rule HasErrors = new("memberFile.hasErrors", Field: "file");
}
