namespace Samsteg.Platform;

/// <summary>Has an uploaded file scanned while its sender waits, where its content is read at once rather than kept until it is found clean.</summary>
public sealed class UploadScan(IEnumerable<IContentScanner> scanners, AuditTrail audit)
{
    /// <summary>Why it is not taken: it is harmful, which is logged, or nobody can say just now; null when it is clean.</summary>
    /// <param name="initiative">Of which initiative.</param>
    /// <param name="upload">Id of the form or of what comes of it.</param>
    /// <param name="file">The file; it is read from its beginning.</param>
    /// <param name="field">Where words about it belong.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<Result?> RefusalAsync(InitiativeId initiative, Guid upload, Stream file, string field, CancellationToken cancellation)
    {
        foreach (var scanner in scanners)
        {
            try
            {
                file.Position = 0;
                if (await scanner.FindAsync(file, cancellation) is not null)
                {
                    audit.MeetHarmfulFile(initiative, upload);
                    return Result.Refused(field, "documents.rule.harmful");
                }
            }
            catch (ScannerException)
            {
                return Result.Unavailable(field, "documents.rule.scanner_away");
            }
        }

        return null;
    }
}
