using System.Buffers.Binary;
using FluentAssertions;
using Microsoft.Playwright;

namespace Browser.Tests.FirstHour;

/// <summary>
/// The guide's pictures: taken from the page where PICTURES is set, and always held to be there and fit to be shown.
/// </summary>
public static class Pictures
{
    private const int MostBytes = 60 * 1024;

    public static async Task Take(IPage page, string file)
    {
        var path = Repository.File(file);
        if (Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 })
        {
            await page.Mouse.MoveAsync(0, 0);
            await page.ScreenshotAsync(new() { Path = path, Animations = ScreenshotAnimations.Disabled });
        }

        var bytes = await File.ReadAllBytesAsync(path);
        bytes.Should().StartWith((byte[])[0x89, .. "PNG\r\n"u8], file).And.HaveCountLessThan(MostBytes);
        var viewport = page.ViewportSize!;
        (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)))
            .Should().Be((viewport.Width, viewport.Height), "{0} was taken of another page", file);
    }
}
