using Samsteg.Organisations;

namespace Samsteg.Rules;

/// <summary>Coordinates as maps, phones and people write them.</summary>
public sealed class CoordinatesTests
{
    [Theory]
    [InlineData("59.37, 16.51", 59.37, 16.51)]
    [InlineData("59.37,16.51", 59.37, 16.51)]
    [InlineData(" 59.371234567 16.512345678 ", 59.37123, 16.51235)]
    [InlineData("59,37 16,51", 59.37, 16.51)]
    [InlineData("59,37, 16,51", 59.37, 16.51)]
    [InlineData("59,37;16,51", 59.37, 16.51)]
    [InlineData("59.37° N, 16.51° E", 59.37, 16.51)]
    [InlineData("N 59.37° E 16.51°", 59.37, 16.51)]
    [InlineData("n59.37 e16.51", 59.37, 16.51)]
    [InlineData("E16.51 N59.37", 59.37, 16.51)]
    [InlineData("59.37 N 16.51 Ö", 59.37, 16.51)]
    [InlineData("59°22'12\"N 16°30'36\"E", 59.37, 16.51)]
    [InlineData("59° 22′ 12″ N, 16° 30′ 36″ O", 59.37, 16.51)]
    [InlineData("59°22.2'N, 16°30.6'E", 59.37, 16.51)]
    [InlineData("59 16", 59, 16)]
    [InlineData("68.43, 18.13", 68.43, 18.13)]
    public void What_maps_and_people_write_is_read(string text, double latitude, double longitude)
    {
        Coordinates.TryRead(text, out var point).ShouldBe(CoordinatesFault.None);
        point.ShouldBe(new Coordinates((decimal)latitude, (decimal)longitude));
        Coordinates.TryRead(point.ToString(), out var again).ShouldBe(CoordinatesFault.None);
        again.ShouldBe(point);
    }

    [Theory]
    [InlineData("16.51, 59.37", CoordinatesFault.Swapped)]
    [InlineData("48.85, 2.35", CoordinatesFault.Outside)]
    [InlineData("0, 0", CoordinatesFault.Outside)]
    [InlineData("-59.37, 16.51", CoordinatesFault.Outside)]
    [InlineData("59.37 S, 16.51 E", CoordinatesFault.Outside)]
    [InlineData("59.37 N, 16.51 W", CoordinatesFault.Outside)]
    [InlineData("59.37 E, 16.51 N", CoordinatesFault.Outside)]
    [InlineData("59.37 N, 16.51 N", CoordinatesFault.Unreadable)]
    [InlineData("59.37 N, 16.51", CoordinatesFault.Unreadable)]
    [InlineData("6581821, 674032", CoordinatesFault.Unreadable)]
    [InlineData("59°72'N 16°30'E", CoordinatesFault.Unreadable)]
    [InlineData("59.37", CoordinatesFault.Unreadable)]
    [InlineData("59.37, 16.51, 12", CoordinatesFault.Unreadable)]
    [InlineData("Storgatan 1", CoordinatesFault.Unreadable)]
    [InlineData("", CoordinatesFault.Unreadable)]
    [InlineData(null, CoordinatesFault.Unreadable)]
    public void What_cannot_be_read_or_is_not_in_Sweden_is_told_apart(string? text, CoordinatesFault fault) =>
        Coordinates.TryRead(text, out _).ShouldBe(fault);

    [Fact]
    public void A_long_text_is_refused_at_once() =>
        Coordinates.TryRead(new string('5', 50_000) + ",", out _).ShouldBe(CoordinatesFault.Unreadable);
}
