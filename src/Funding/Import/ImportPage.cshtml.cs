using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Hands in a filled-in form as a Word file or as text, to be taken over into the application.</summary>
[Authorize(Policy = Permissions.ApplicationsEdit), UploadLimit]
public sealed class ImportPage(ApplicationDesk desk, ApplicationImport import) : ApplicationFrame(desk)
{
    /// <summary>What is sent.</summary>
    [BindProperty]
    public ImportInput Input { get; set; } = new();

    /// <summary>Name of the document that the viewer is looking at already; null for none.</summary>
    public string? Begun { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    /// <summary>Keeps it and shows what was understood.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        var text = Input.Text?.Trim() ?? string.Empty;
        if (Input.File is null && text.Length == 0)
        {
            return Refused(Result.Refused(nameof(Input.File), "application_import.problem.no_file"));
        }

        if (Input.File?.Length > DocumentReader.MostBytes)
        {
            return Refused(Result.Refused(nameof(Input.File), "exchange.rule.too_large", DocumentReader.MostBytes / 1024 / 1024));
        }

        var kept = Input.File is { } file
            ? await import.KeepAsync(Draft, UploadedName.Of(file.FileName, "docx"), await BytesAsync(file, cancellation), cancellation)
            : await import.KeepAsync(Draft, T["application_import.pasted"] + ".txt", ApplicationImport.FileOf(text), cancellation);
        return kept.IsDone ? Redirect($"{Path}/las-in/granska") : Refused(Result.Of([.. kept.Problems.Select(problem => problem with { Field = Input.File is null ? nameof(Input.Text) : nameof(Input.File) })]));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("application_import.title", cancellation))
        {
            return false;
        }

        Chrome.Crumb(T["applications.title"], Path);
        Begun = (await import.OpenAsync(Draft, cancellation))?.Name;
        return true;
    }

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancellation)
    {
        await using var content = file.OpenReadStream();
        var bytes = new byte[file.Length];
        await content.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }
}

/// <summary>A file, or text.</summary>
public sealed class ImportInput
{
    /// <summary>The file.</summary>
    public IFormFile? File { get; set; }

    /// <summary>Text, when there is no file.</summary>
    public string? Text { get; set; }
}
