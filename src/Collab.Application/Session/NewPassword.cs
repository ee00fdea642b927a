using System.Collections.Frozen;

namespace Collab.Application.Session;

/// <summary>What a password must be when it is chosen: long, and neither on everybody's list nor made of names that everybody knows (ASVS 6.2).</summary>
public static class NewPassword
{
    private const int Shortest = 12;
    private const int Longest = 128;

    /// <summary>How many characters must be left once names are taken away.</summary>
    private const int LeastBesideNames = 8;

    private const int FewestDifferent = 5;

    /// <summary>The most used ones of that length, as lists of stolen passwords have them; letters and digits alone count.</summary>
    private static readonly FrozenSet<string> Common = new[]
    {
        "123456789012", "1234567890123", "12345678901234", "123456789123", "123123123123", "123456123456", "123456781234", "098765432109", "987654321098",
        "0123456789012", "012345678901", "1qaz2wsx3edc", "1q2w3e4r5t6y", "1q2w3e4r5t6y7u", "q1w2e3r4t5y6", "qwertyuiop12", "qwertyuiop123", "qwertyuiop1234",
        "qwerty123456", "qwerty1234567", "qwerty12345678", "qwertyqwerty", "qwertyuiopasdf", "qwertyuiopasdfghjkl", "asdfghjkl123", "asdfghjkl1234", "asdfghjklzxcvbnm",
        "zxcvbnm12345", "zxcvbnm123456", "abc123456789", "abcd12345678", "abcdef123456", "abcdefghijkl", "abcdefghijklm", "a1b2c3d4e5f6", "aa123456789", "a123456789012",
        "password1234", "password12345", "password123456", "passwordpassword", "passw0rd1234", "p4ssw0rd1234", "mypassword123", "newpassword123", "changeme1234", "changeme12345",
        "letmein12345", "letmein123456", "welcome12345", "welcome123456", "administrator", "administrator1", "admin1234567", "admin12345678", "admin123admin", "adminadmin123",
        "iloveyou1234", "iloveyou12345", "woaini123456", "woaini1314520", "5201314520131", "woaini5201314", "1314520131452", "monkey123456", "dragon123456", "football1234",
        "baseball1234", "sunshine1234", "princess1234", "superman1234", "trustno1trustno1", "correcthorsebatterystaple", "test12345678", "testtesttest", "qazwsxedcrfv", "1234qwerasdf",
        "zaq12wsxcde3", "qweasdzxc123", "asd123456789", "wang123456789", "zhang123456789", "liu123456789",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <param name="names">Of the organization, the person, the e-mail.</param>
    /// <exception cref="RuleBrokenException">It is not good enough; the field is <c>password</c>.</exception>
    public static void Check(string password, params IEnumerable<string> names)
    {
        if (password.Length < Shortest) throw new RuleBrokenException(PasswordRules.TooShort, null, Shortest);
        if (password.Length > Longest) throw new RuleBrokenException(PasswordRules.TooLong, null, Longest);
        var plain = Plain(password);
        if (Common.Contains(plain) || password.Distinct().Count() < FewestDifferent) throw new RuleBrokenException(PasswordRules.Common);
        var left = plain;
        foreach (var name in names.Append("Collab").SelectMany(n => n.Split('@', ' ')).Select(Plain).Where(n => n.Length > 1).OrderByDescending(n => n.Length))
            left = left.Replace(name, "", StringComparison.Ordinal);
        if (left.Length < LeastBesideNames && left.Length < plain.Length) throw new RuleBrokenException(PasswordRules.OfNames);
    }

#pragma warning disable CA1308 // Only compared, never shown.
    private static string Plain(string text) => new([.. text.ToLowerInvariant().Where(char.IsLetterOrDigit)]);
#pragma warning restore CA1308
}

public static class PasswordRules
{
    /// <summary>The password that was to prove who changes it.</summary>
    public static readonly Rule PresentWrong = new("password.presentWrong", Field: "present");
    public static readonly Rule TooShort = new("password.tooShort", Field: "password");
    public static readonly Rule TooLong = new("password.tooLong", Field: "password");
    public static readonly Rule Common = new("password.common", Field: "password");
    public static readonly Rule OfNames = new("password.ofNames", Field: "password");
}
