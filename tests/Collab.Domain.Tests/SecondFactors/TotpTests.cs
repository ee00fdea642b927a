using System.Text;
using Collab.Domain.SecondFactors;
using NodaTime;

namespace Collab.Domain.Tests.SecondFactors;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B.</summary>
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var step = Totp.StepAt(Instant.FromUnixTimeSeconds(seconds));
        Assert.Equal(code, Totp.CodeAt(Secret, step, digits: 8));
        Assert.Equal(code[2..], Totp.CodeAt(Secret, step));
    }

    /// <summary>RFC 4226, appendix D.</summary>
    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(9, "520489")]
    public void Codes_of_a_counter_are_those_of_the_standard(long step, string code) => Assert.Equal(code, Totp.CodeAt(Secret, step));

    [Fact]
    public void A_clock_may_be_one_step_off_either_way_and_no_more()
    {
        var now = Instant.FromUnixTimeSeconds(1111111111);
        var step = Totp.StepAt(now);
        foreach (var near in new[] { step - 1, step, step + 1 }) Assert.Equal(near, Totp.StepOf(Totp.CodeAt(Secret, near), Secret, now, lastUsed: 0));
        foreach (var far in new[] { step - 2, step + 2 }) Assert.Null(Totp.StepOf(Totp.CodeAt(Secret, far), Secret, now, lastUsed: 0));
    }

    [Fact]
    public void No_code_is_good_twice_nor_one_before_it()
    {
        var now = Instant.FromUnixTimeSeconds(1111111111);
        var step = Totp.StepAt(now);
        Assert.Null(Totp.StepOf(Totp.CodeAt(Secret, step), Secret, now, lastUsed: step));
        Assert.Null(Totp.StepOf(Totp.CodeAt(Secret, step - 1), Secret, now, lastUsed: step));
        Assert.Equal(step + 1, Totp.StepOf(Totp.CodeAt(Secret, step + 1), Secret, now, lastUsed: step));
    }

    /// <summary>RFC 4648, 10, without padding; the last is the secret of RFC 6238.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    [InlineData("12345678901234567890", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")]
    public void A_secret_is_written_in_base32(string secret, string text) => Assert.Equal(text, Totp.TextOf(Encoding.ASCII.GetBytes(secret)));
}
