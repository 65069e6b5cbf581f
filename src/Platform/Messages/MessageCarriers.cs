using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Samsteg.Platform;

/// <summary>A message on its way.</summary>
/// <param name="Id">The same at every attempt.</param>
/// <param name="To">Address or telephone number.</param>
/// <param name="Subject">Subject of a mail; the whole text of a text message but for the link.</param>
/// <param name="Body">What a mail says.</param>
/// <param name="Link">Where it is read.</param>
public sealed record OutgoingMessage(Guid Id, string To, string Subject, string Body, Uri Link);

/// <summary>Carries messages of one channel out of the system.</summary>
public interface IMessageCarrier
{
    /// <summary>The channel.</summary>
    MessageChannel Channel { get; }

    /// <summary>Hands the message over; returns when the other side has taken it.</summary>
    /// <exception cref="MessageRefusedException">It will never be taken. Any other exception means: try again later.</exception>
    Task CarryAsync(OutgoingMessage message, CancellationToken cancellation);
}

/// <summary>The receiver's side will never take the message.</summary>
public sealed class MessageRefusedException(string reason) : Exception(reason);

/// <summary>Mail by SMTP; where no server is configured, files (<c>.eml</c>) in a folder.</summary>
internal sealed partial class MailCarrier(Deployment deployment, AssociationSettings settings, ILogger<MailCarrier> logger) : IMessageCarrier
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private int _isFolderTold;

    public MessageChannel Channel => MessageChannel.Mail;

    public async Task CarryAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        using var mail = Mail(message);
        using var client = deployment.MailServer is { } server ? Client(server) : Folder();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(mail, patience.Token);
        }
        catch (SmtpFailedRecipientException refused) when ((int)refused.StatusCode is >= 500 and < 600)
        {
            throw new MessageRefusedException($"{(int)refused.StatusCode}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }

    private MailMessage Mail(OutgoingMessage message)
    {
        var mail = new MailMessage(new MailAddress(deployment.MailServer?.From ?? "samsteg@localhost", settings.Current.Name), new MailAddress(message.To))
        {
            Subject = message.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = message.Body,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        mail.Headers.Add("Message-ID", $"<{message.Id:N}@{deployment.Address.Host}>");
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    private static SmtpClient Client(MailServer server) => new(server.Host, server.Port)
    {
        EnableSsl = server.UsesTls,
        Credentials = server.User is { } user ? new NetworkCredential(user, server.Password) : null,
    };

    private SmtpClient Folder()
    {
        if (Interlocked.Exchange(ref _isFolderTold, 1) == 0)
        {
            LogFolder(deployment.OutgoingFolder);
        }

        Directory.CreateDirectory(deployment.OutgoingFolder);
        return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = deployment.OutgoingFolder };
    }

    [LoggerMessage(LogLevel.Warning, "No mail server is configured: mails are written to {Folder}")]
    private partial void LogFolder(string folder);
}

/// <summary>
/// Text messages to a gateway over HTTPS, as JSON (<c>id</c>, <c>to</c>, <c>text</c>) with a bearer token; the id is the same at every attempt, so that the gateway sends one once.
/// Where none is configured, files in a folder, for a gateway to fetch.
/// </summary>
internal sealed class TextMessageCarrier(Deployment deployment) : IMessageCarrier, IDisposable
{
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(30) };

    public MessageChannel Channel => MessageChannel.Text;

    public async Task CarryAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        if (deployment.TextGateway is not { } gateway)
        {
            await WriteAsync(message, cancellation);
            return;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, gateway.Address)
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { id = message.Id, to = message.To, text = $"{message.Subject} {message.Link}" }),
        };
        request.Headers.Authorization = new("Bearer", gateway.Token);
        using var answer = await _client.SendAsync(request, cancellation);
        if (answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity)
        {
            throw new MessageRefusedException($"{(int)answer.StatusCode}");
        }

        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _client.Dispose();

    private Task WriteAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        Directory.CreateDirectory(deployment.OutgoingFolder);
        return File.WriteAllTextAsync(Path.Combine(deployment.OutgoingFolder, $"{message.Id:N}.txt"), $"{message.To}\n{message.Subject} {message.Link}\n", cancellation);
    }
}
