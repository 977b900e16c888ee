using System.Collections;
using System.Globalization;
using System.Text;
using QRCoder;

namespace Loyalty.App.Http;

/// <summary>
/// A QR code (ISO/IEC 18004) as a path of its dark modules, each 1 by 1, in a square that has the quiet zone of four
/// around it: a page draws it as SVG, at any size and in any colour, without HTML from elsewhere.
/// </summary>
public static class QrPath
{
    public static QrDocument Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var row = 0; row < code.ModuleMatrix.Count; row++)
        {
            Row(path, code.ModuleMatrix[row], row);
        }

        return new QrDocument(code.ModuleMatrix.Count, path.ToString());
    }

    /// <summary>Modules side by side are one rectangle.</summary>
    private static void Row(StringBuilder path, BitArray modules, int row)
    {
        for (var from = 0; from < modules.Length; from++)
        {
            var to = from;
            while (to < modules.Length && modules[to])
            {
                to++;
            }

            if (to > from)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{from} {row}h{to - from}v1h-{to - from}z");
                from = to;
            }
        }
    }
}
