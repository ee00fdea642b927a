using System.Text;

namespace Collab.Application.Common;

/// <summary>A file with text whose encoding is seen from its content.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>UTF-8, UTF-16 with its mark, or what spreadsheets write in China; null for anything else.</summary>
    /// <param name="binary">Whether it is no text at all, such as a workbook.</param>
    public static string? Decode(ReadOnlySpan<byte> content, out bool binary)
    {
        binary = false;
        if (content.StartsWith(new byte[] { 0xFF, 0xFE })) return Encoding.Unicode.GetString(content[2..]);
        if (content.StartsWith(new byte[] { 0xFE, 0xFF })) return Encoding.BigEndianUnicode.GetString(content[2..]);
        // Workbooks and archives, PDF and images are full of zeros; text has none.
        binary = content.Contains((byte)0) || content.StartsWith("PK"u8);
        if (binary) return null;
        var bytes = content.StartsWith(new byte[] { 0xEF, 0xBB, 0xBF }) ? content[3..] : content;
        foreach (var encoding in new[] { StrictUtf8, Gb18030 })
        {
            try
            {
                return encoding.GetString(bytes);
            }
            catch (DecoderFallbackException)
            {
                // Another encoding, then.
            }
        }
        return null;
    }
}
