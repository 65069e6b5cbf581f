using Microsoft.AspNetCore.DataProtection;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class ListCursorTests
{
    private static readonly Guid Id = Guid.CreateVersion7();

    private readonly ListCursors _cursors = new(new EphemeralDataProtectionProvider());

    [Fact]
    public void A_cursor_reads_as_it_was_written()
    {
        object?[] values =
        [
            "Åke", null, 12.5m, new DateOnly(2026, 1, 31), new DateTimeOffset(2026, 1, 31, 8, 0, 0, TimeSpan.Zero).AddTicks(10), true, Guid.Empty,
        ];
        foreach (var value in values)
        {
            _cursors.Read(_cursors.Write(new("list/name/asc", value, Id)), "list/name/asc").ShouldBe(new ListCursor("list/name/asc", value, Id));
        }
    }

    [Fact]
    public void A_cursor_of_another_sorting_is_none() =>
        _cursors.Read(_cursors.Write(new("list/name/asc", "Åke", Id)), "list/name/desc").ShouldBeNull();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("hittepå")]
    [InlineData("CfDJ8")]
    public void What_we_did_not_sign_is_none(string? text) => _cursors.Read(text, "list/name/asc").ShouldBeNull();

    [Fact]
    public void A_tampered_cursor_is_none()
    {
        var text = _cursors.Write(new("list/name/asc", "Åke", Id));
        var middle = text.Length / 2;
        var tampered = text[..middle] + (text[middle] == 'A' ? 'B' : 'A') + text[(middle + 1)..];
        _cursors.Read(tampered, "list/name/asc").ShouldBeNull();
    }

    [Fact]
    public void Another_servers_key_is_none() =>
        new ListCursors(new EphemeralDataProtectionProvider()).Read(_cursors.Write(new("list/name/asc", "Åke", Id)), "list/name/asc").ShouldBeNull();
}
