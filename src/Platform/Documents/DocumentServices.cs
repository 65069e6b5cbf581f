using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>What documents need, as this installation is told.</summary>
internal static class DocumentServices
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services, DocumentRules rules)
    {
        services.AddSingleton(rules).AddSingleton<PdfPrinter>();
        services.AddScoped<DocumentList>().AddScoped<UploadQuota>().AddScoped<UploadScan>().AddScoped<UploadDocument>().AddScoped<RemoveDocument>().AddScoped<DocumentDesk>();
        services.AddSingleton<IJob, ScanDocuments>().AddSingleton<IJob, ClearUploads>();
        if (rules.ObjectStorage is { } storage)
        {
            services.TryAddSingleton<IDocumentStore>(provider => new ObjectStore(storage, provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<TimeProvider>()));
        }
        else
        {
            services.TryAddScoped<IDocumentStore, DatabaseStore>();
        }

        if (rules.Scanner is { } scanner)
        {
            services.TryAddSingleton<IContentScanner>(new ClamAv(scanner));
        }

        return services;
    }
}
