using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>
/// Keeps contents in S3-compatible storage, under the version's id. That an upload was begun is written down first, outside
/// the request's transaction, so that what a killed process leaves there is cleared.
/// </summary>
internal sealed class ObjectStore(ObjectStorage storage, NpgsqlDataSource database, TimeProvider clock) : IDocumentStore, IDisposable
{
    private readonly AmazonS3Client _client = new(new BasicAWSCredentials(storage.AccessKey, storage.Secret), new AmazonS3Config
    {
        ServiceURL = storage.Endpoint.ToString(),
        AuthenticationRegion = storage.Region,
        ForcePathStyle = true,
        MaxErrorRetry = 1,
        Timeout = TimeSpan.FromSeconds(60),
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
    });

    public async Task WriteAsync(Guid key, Stream content, CancellationToken cancellation)
    {
        await using (var begun = database.CreateCommand("insert into document_uploads (version_id, started_at) values ($1, $2) on conflict do nothing")
            .With(key, clock.GetUtcNow().ToUniversalTime()))
        {
            await begun.ExecuteNonQueryAsync(cancellation);
        }

        await AskAsync(() => _client.PutObjectAsync(new PutObjectRequest
        {
            BucketName = storage.Bucket, Key = key.ToString(), InputStream = content, AutoCloseStream = false, ContentType = "application/octet-stream",
        }, cancellation));
    }

    public async Task<Stream> OpenAsync(Guid key, long from, CancellationToken cancellation)
    {
        var request = new GetObjectRequest { BucketName = storage.Bucket, Key = key.ToString() };
        if (from > 0)
        {
            request.ByteRange = new ByteRange(from, long.MaxValue);
        }

        return (await AskAsync(() => _client.GetObjectAsync(request, cancellation))).ResponseStream;
    }

    public async Task DeleteAsync(Guid key, CancellationToken cancellation) =>
        await AskAsync(() => _client.DeleteObjectAsync(storage.Bucket, key.ToString(), cancellation));

    public void Dispose() => _client.Dispose();

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
        where T : AmazonWebServiceResponse
    {
        try
        {
            return await ask();
        }
        catch (Exception failure) when (failure is AmazonServiceException or AmazonClientException or HttpRequestException or WebException or IOException or TimeoutException)
        {
            throw new DocumentStoreException("The object storage does not take part.", failure);
        }
    }
}
