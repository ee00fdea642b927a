namespace Collab.Application.Session;

/// <summary>Tells browsers in which somebody has signed in before from those of strangers.</summary>
public interface IKnowDevices
{
    /// <summary>How long a browser stays known after a sign-in.</summary>
    static readonly TimeSpan Lasts = TimeSpan.FromDays(180);

    /// <summary>What the browser keeps after signing in; it opens nothing.</summary>
    string Mark(string email);
}
