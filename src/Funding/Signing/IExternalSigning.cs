namespace Samsteg.Funding;

/// <summary>A service for electronic signatures. None is used unless the installation names one.</summary>
public interface IExternalSigning
{
    /// <summary>What it is called.</summary>
    string Name { get; }

    /// <summary>Begins a signature; gives the address where the signer goes on, or null when the service does not answer.</summary>
    Task<Uri?> StartAsync(ExternalSigningQuestion question, CancellationToken cancellation);

    /// <summary>What became of one, as the service itself says; null when it is not signed, or not for that request.</summary>
    /// <param name="request">What was to be signed.</param>
    /// <param name="reference">The service's own, from the address that it sent the signer back to.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<ExternalSignature?> AnswerAsync(Guid request, string reference, CancellationToken cancellation);
}

/// <summary>What is to be signed.</summary>
/// <param name="Request">Which signature.</param>
/// <param name="Digest">SHA-256 of the content.</param>
/// <param name="Text">What the signer is shown there.</param>
/// <param name="Return">Where the signer comes back to; the service adds <c>svar</c>.</param>
public sealed record ExternalSigningQuestion(Guid Request, byte[] Digest, string Text, Uri Return);

/// <summary>A signature that the service has verified.</summary>
/// <param name="Digest">Of what was signed.</param>
/// <param name="Name">Who signed.</param>
/// <param name="Evidence">What proves it, as the service gives it.</param>
public sealed record ExternalSignature(byte[] Digest, string Name, byte[] Evidence);
