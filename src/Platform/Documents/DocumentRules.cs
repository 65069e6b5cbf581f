namespace Samsteg.Platform;

/// <summary>What this installation is told about documents.</summary>
public sealed record DocumentRules
{
    /// <summary>Largest file, in bytes.</summary>
    public long LargestFile { get; init; } = 25 * 1024 * 1024;

    /// <summary>Where ClamAV's daemon answers: <c>tcp://host:3310</c> or <c>unix:///run/clamav/clamd.sock</c>. Null: files are not scanned, and say so.</summary>
    public Uri? Scanner { get; init; }

    /// <summary>S3-compatible storage; null keeps files in the database.</summary>
    public ObjectStorage? ObjectStorage { get; init; }
}

/// <summary>A bucket in S3-compatible storage.</summary>
/// <param name="Endpoint">Where it answers.</param>
/// <param name="Bucket">The bucket, which must exist.</param>
/// <param name="AccessKey">Who we are there.</param>
/// <param name="Secret">The proof.</param>
/// <param name="Region">The region that requests are signed for.</param>
public sealed record ObjectStorage(Uri Endpoint, string Bucket, string AccessKey, string Secret, string Region = "us-east-1");
