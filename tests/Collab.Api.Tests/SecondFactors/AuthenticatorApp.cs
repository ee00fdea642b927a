using Collab.Domain.SecondFactors;

namespace Collab.Api.Tests.SecondFactors;

/// <summary>The app on a member's phone, which counts by the machine's time.</summary>
internal sealed class AuthenticatorApp(CollabApp app, string secret)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private readonly byte[] _secret = [.. secret.SelectMany(c => Convert.ToString(Base32.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')).Chunk(8)
        .Where(x => x.Length == 8).Select(x => Convert.ToByte(new string(x), 2))];

    public string Code => Totp.CodeAt(_secret, Totp.StepAt(NodaTime.SystemClock.Instance.GetCurrentInstant()));

    /// <summary>A code as it would be half a minute later: those before it are forgotten.</summary>
    public async Task<string> NextCodeAsync()
    {
        await app.ExecuteAsync("update collab.second_factors set last_step = 0");
        return Code;
    }

    /// <summary>Sets the app up for a signed-in member.</summary>
    public static async Task<(AuthenticatorApp App, string[] RecoveryCodes)> EnableAsync(CollabApp app, Person person)
    {
        var begun = (await person.PostAsync("/api/v1/me/second-factor")).ShouldBe(200);
        var phone = new AuthenticatorApp(app, begun["secret"].GetString()!);
        var confirmed = (await person.PostAsync("/api/v1/me/second-factor/confirmation", new { code = phone.Code })).ShouldBe(200);
        return (phone, [.. confirmed["codes"].EnumerateArray().Select(x => x.GetString()!)]);
    }
}
