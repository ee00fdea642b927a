using Collab.Application.Session;

namespace Collab.Api.Session;

/// <summary>
/// From where a request comes, in the words in which people know their devices. Only these are kept, not all that a browser tells about itself. It is what
/// the browser says, good for recognizing one's own and for nothing else.
/// </summary>
internal static class Visitor
{
    // The first that fits: most browsers call themselves by the names of others too.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("wxwork", "WeCom"), ("MicroMessenger", "WeChat"), ("DingTalk", "DingTalk"), ("Lark/", "Feishu"), ("HuaweiBrowser", "Huawei Browser"),
        ("QQBrowser", "QQ Browser"), ("MiuiBrowser", "Mi Browser"), ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("OpenHarmony", "HarmonyOS"), ("HarmonyOS", "HarmonyOS"), ("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"),
        ("Mac OS X", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    public static CameFrom Of(HttpContext context)
    {
        var said = context.Request.Headers.UserAgent.ToString();
        var address = context.Connection.RemoteIpAddress;
        return new((address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString(), Named(Browsers, said), Named(Systems, said));
    }

    private static string? Named((string Sign, string Name)[] names, string said) =>
        names.Where(x => said.Contains(x.Sign, StringComparison.Ordinal)).Select(x => x.Name).FirstOrDefault();
}
