namespace Samsteg.Platform;

/// <summary>The server that takes our mail.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port, often 587.</param>
/// <param name="From">The sender's address.</param>
public sealed record MailServer(string Host, int Port, string From)
{
    /// <summary>Whether the connection must be encrypted (STARTTLS) before anything is told; without it nothing is sent.</summary>
    public bool UsesTls { get; init; } = true;

    /// <summary>User to sign in as; null for a server that asks for none.</summary>
    public string? User { get; init; }

    /// <summary>The user's password.</summary>
    public string? Password { get; init; }
}

/// <summary>The gateway that takes our text messages.</summary>
/// <param name="Address">Where it takes them.</param>
/// <param name="Token">By which it knows us.</param>
public sealed record TextGateway(Uri Address, string Token);
