using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>The mails that a site without a mail server writes to its folder.</summary>
internal static class Mailbox
{
    /// <summary>Sends what waits and empties the folder.</summary>
    public static async Task<IReadOnlyList<Mail>> TakeAsync(Site site)
    {
        var runner = site.Services.GetRequiredService<MessageRunner>();
        await Until.IsSoAsync(async () =>
        {
            while (await runner.RunNextAsync(default))
            {
            }

            return await site.FactAsync<bool>("select not exists (select from outbox_messages where taken_until is not null and sent_at is null and dead_at is null)");
        });

        var mails = new List<Mail>();
        foreach (var file in Directory.Exists(site.Deployment.OutgoingFolder) ? Directory.GetFiles(site.Deployment.OutgoingFolder, "*.eml") : [])
        {
            mails.Add(Mail.Of(await File.ReadAllTextAsync(file)));
            File.Delete(file);
        }

        return mails;
    }
}
