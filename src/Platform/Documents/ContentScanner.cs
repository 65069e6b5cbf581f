namespace Samsteg.Platform;

/// <summary>Looks for harmful code in a content.</summary>
public interface IContentScanner
{
    /// <summary>The name of what was found; null when it is clean.</summary>
    /// <exception cref="ScannerException">The scanner could not say: the content waits.</exception>
    Task<string?> FindAsync(Stream content, CancellationToken cancellation);
}

/// <summary>The scanner cannot be reached or gave no verdict.</summary>
public sealed class ScannerException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether nobody answers there, whatever the content.</summary>
    public bool IsAway { get; init; }
}
