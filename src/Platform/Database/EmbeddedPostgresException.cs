namespace Samsteg.Platform;

/// <summary>
/// The embedded PostgreSQL could not be made ready. <see cref="Exception.Message"/> is one sentence for the person at the
/// terminal: it names the folder or program concerned, and what to do where that is known.
/// </summary>
public sealed class EmbeddedPostgresException : Exception
{
    public EmbeddedPostgresException(string message)
        : base(message) { }

    public EmbeddedPostgresException(string message, Exception inner)
        : base(message, inner) { }
}
