using Loyalty.App.Http;

namespace App.Tests.Doors;

/// <summary>What the build has written for the app to serve, as it lies beside the app.</summary>
internal static class BuiltFiles
{
    public static string Root { get; } =
        Path.Combine(Path.GetDirectoryName(typeof(StaticFiles).Assembly.Location)!, "wwwroot");

    /// <summary>Paths from the root, with forward slashes; without what is packed beside them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.GetFiles(Root, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is not (".br" or ".gz"))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')),
    ];

    public static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(Root, file));
}
