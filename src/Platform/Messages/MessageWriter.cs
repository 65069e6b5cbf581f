using System.Globalization;
using System.Text;

namespace Samsteg.Platform;

/// <summary>Puts messages into words, in the receiver's language.</summary>
internal sealed class MessageWriter(Texts texts, Deployment deployment, AssociationSettings settings)
{
    /// <summary>Subject and body of a message.</summary>
    /// <param name="kind">Its kind's key.</param>
    /// <param name="arguments">Its link and numbers.</param>
    /// <param name="language">The receiver's, <c>sv</c> or <c>en</c>.</param>
    /// <param name="parts">What a digest collects: kinds and links; empty for other messages.</param>
    public (string Subject, string Body, Uri Link) Write(string kind, MessageArguments arguments, string language, IReadOnlyList<(string Kind, MessageArguments Arguments)> parts)
    {
        var link = LinkTo(arguments);
        return texts.In(CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "sv-SE"), () =>
        {
            var body = new StringBuilder(texts[$"message.{kind}.body", [link, .. Values(arguments)]]).Append("\n\n");
            foreach (var part in parts)
            {
                body.Append("– ").Append(texts[$"message.{part.Kind}.subject"]).Append("\n  ").Append(LinkTo(part.Arguments)).Append("\n\n");
            }

            body.Append(arguments.To is null
                ? texts["message.footer", settings.Current.Name, new Uri(deployment.Address, "/mitt-konto/meddelanden")]
                : texts["message.footer_guest", settings.Current.Name]).Append('\n');
            return (texts[$"message.{kind}.subject"], body.ToString(), link);
        });
    }

    /// <summary>The host is the configured one, whatever the request that wrote the message asked for.</summary>
    private Uri LinkTo(MessageArguments arguments) => new(deployment.Address, arguments.Path);

    private static IEnumerable<object> Values(MessageArguments arguments) => [.. arguments.Numbers, arguments.About ?? string.Empty];
}
