namespace Collab.Infrastructure.Startup;

/// <summary>
/// Collab cannot start, for a reason a person can remove. The message is one sentence or two for that person:
/// what is missing or wrong, and what to do. It is shown as it is, without a stack trace.
/// </summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="innerException">What caused it, for whoever looks deeper.</param>
public sealed class StartupException(string message, Exception? innerException = null) : Exception(message, innerException);
