using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Azure.Functions.Worker.Local;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where a functions app begins: the functions are those of the assembly that asks for the builder.</summary>
[SuppressMessage("Design", "CA1052", Justification = "The official class is not static.")]
public class FunctionsApplication
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) =>
        new(args, LocalSettings.Directory, Assembly.GetCallingAssembly().GetTypes());

    /// <summary>For this host's own tests: the functions of these types and no others.</summary>
    internal static FunctionsApplicationBuilder CreateBuilder(string[] args, string directory, params Type[] types) =>
        new(args, directory, types);
}
