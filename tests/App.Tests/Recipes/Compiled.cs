using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace App.Tests.Recipes;

/// <summary>
/// Folders of a copy compiled in memory, each against those before it and for the rest against what these tests run
/// with. What is loaded here knows those first, then the assemblies of the same names that everybody has.
/// </summary>
internal sealed partial class Compiled : IDisposable
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly Dictionary<string, MetadataReference> Known =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .DistinctBy(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal)
        .Where(file => Path.GetFileNameWithoutExtension(file) != "App.Tests")
        .ToDictionary(
            file => Path.GetFileNameWithoutExtension(file),
            file => (MetadataReference)MetadataReference.CreateFromFile(file),
            StringComparer.Ordinal);

    private static readonly Lazy<ISourceGenerator[]> Generators = new(() => [.. Packs()
        .SelectMany(file => new AnalyzerFileReference(file, new Loader()).GetGenerators(LanguageNames.CSharp))]);

    private readonly AssemblyLoadContext context = new("recipe", isCollectible: true);

    private readonly Dictionary<string, MetadataReference> references = new(Known, StringComparer.Ordinal);

    /// <summary>Compiles the files of a folder, which must give no warning.</summary>
    public Assembly Add(HouseCopy copy, string folder, string name, params ResourceDescription[] resources)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var project = string.Concat(copy.FilesOf(folder)
            .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).Select(copy.Text));
        var usings = Using().Matches(project).Select(one => $"global using {one.Groups["name"].Value};");
        var trees = copy.FilesOf(folder).Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
            .Select(file => CSharpSyntaxTree.ParseText(copy.Text(file), options, file))
            .Append(CSharpSyntaxTree.ParseText(string.Join('\n', usings.Prepend(Usings)), options));
        var compilation = CSharpCompilation.Create(
            name,
            trees,
            references.Where(one => one.Key != name).Select(one => one.Value),
            new CSharpCompilationOptions(
                project.Contains("<OutputType>Exe", StringComparison.Ordinal)
                    ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(Generators.Value, parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var whole, out var troubles);
        using var bytes = new MemoryStream();
        var emitted = whole.Emit(bytes, manifestResources: resources);
        troubles.Concat(emitted.Diagnostics).Where(one => one.Severity > DiagnosticSeverity.Info && one.Id != "CS1701")
            .Should().BeEmpty();
        bytes.Position = 0;
        references[name] = MetadataReference.CreateFromImage(bytes.ToArray());
        return context.LoadFromStream(bytes);
    }

    public void Dispose() => context.Unload();

    /// <summary>The generators that come with the SDK: for JSON, for patterns, for the log.</summary>
    private static string[] Packs() =>
    [
        .. Pack("Microsoft.NETCore.App.Ref", "*.dll"),
        .. Pack("Microsoft.AspNetCore.App.Ref", "*Logging.Generators.dll"),
    ];

    private static string[] Pack(string name, string files)
    {
        var runtime = new DirectoryInfo(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        var packs = Path.Combine(runtime.Parent!.Parent!.Parent!.FullName, "packs");
        var major = runtime.Name.Split('.')[0];
        var pack = new DirectoryInfo(Path.Combine(packs, name)).GetDirectories(major + ".*")
            .MaxBy(version => Version.Parse(version.Name.Split('-')[0]))!;
        return Directory.GetFiles(Path.Combine(pack.FullName, "analyzers", "dotnet", "cs"), files);
    }

    [GeneratedRegex(
        "<Using Include=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Using();

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
