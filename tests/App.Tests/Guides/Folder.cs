using App.Tests.Running;

namespace App.Tests.Guides;

/// <summary>A folder of somebody's own site, with the files a page tells to make; gone afterwards.</summary>
internal sealed class Folder : IDisposable
{
    public string Place { get; } = Directory.CreateTempSubdirectory("site").FullName;

    public Folder With(string file, string text)
    {
        File.WriteAllText(Path.Combine(Place, file), text);
        return this;
    }

    /// <summary>What the program says of this script, which stands beside the files.</summary>
    public Task<string> Run(string program, string script, params (string Name, string Value)[] around)
    {
        With("try", script);
        var file = Path.Combine(Place, program == "node" ? "try.mjs" : "try");
        File.Move(Path.Combine(Place, "try"), file, overwrite: true);
        return Runtime.Run(program, [file], around);
    }

    public void Dispose() => Directory.Delete(Place, recursive: true);
}
