using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Accuracy")]
