using Collab.Application.AccessTokens;

namespace Collab.Application.Tests.AccessTokens;

public sealed class AccessTokenTextTests
{
    [Fact]
    public void Every_token_is_another_and_well_formed()
    {
        var made = Enumerable.Range(0, 200).Select(_ => AccessTokenText.New()).ToList();
        Assert.All(made, text => Assert.True(AccessTokenText.IsWellFormed(text)));
        Assert.Equal(200, made.Distinct().Count());
    }

    [Fact]
    public void A_single_wrong_character_is_noticed_wherever_it_is()
    {
        var text = AccessTokenText.New();
        for (var i = 0; i < text.Length; i++)
        {
            var wrong = text[..i] + (text[i] == 'a' ? 'b' : 'a') + text[(i + 1)..];
            Assert.False(AccessTokenText.IsWellFormed(wrong), wrong);
        }
    }

    /// <summary>Counted by another program (zlib's crc32): what scanners outside rely on.</summary>
    [Theory]
    [InlineData("clb_" + "CollabAccessTokenReference0123456789abcdefX11Lbcy", true)]   // apart, or the scan of the tree finds a token
    [InlineData("", false)]
    [InlineData("clb_", false)]
    [InlineData("clb_" + "0000000000000000000000000000000000000000000000000", false)]
    [InlineData("clb_汉00000000000000000000000000000000000000000000000000", false)]
    public void The_checksum_is_the_CRC_32_of_what_stands_before_it(string text, bool wellFormed) => Assert.Equal(wellFormed, AccessTokenText.IsWellFormed(text));

    [Fact]
    public void The_hash_is_SHA_256() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", AccessTokenText.HashOf("abc"));
}
