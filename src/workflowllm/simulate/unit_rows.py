"""The units of measurements, as rows: symbol, factor to the base unit of the type, CLDR's name of the unit.

The types and symbols are those of Foundation's dimensions, as Apple documents them, and those that stand in real files; the first
unit of each type is its base unit. The factors are exact where a definition is: SI prefixes and the hour (SI Brochure, 9th edition), the
international foot, pound, gallon and what follows from them (NIST SP 811, appendix B: in = 0.0254 m, lb = 0.45359237 kg, gal = 231
in³, imperial gallon = 4.54609 L, nautical mile = 1852 m, calorie = 4.184 J, psi = lbf/in², mmHg = 133.322387415 Pa, inHg = 3386.389 Pa,
horsepower = 550 ft·lbf/s), the astronomical unit, light year and parsec (IAU 2012 and 2015).
A cup is the 240 mL of nutrition labels (21 CFR 101.9), as Foundation's documentation has it, not half a pint.
Bytes have decimal prefixes (IEC 80000-13), with `KiB` and its like beside them.
"""

from __future__ import annotations

__all__ = ["ROWS"]

_INCH = "0.0254"
_FOOT = "0.3048"
_LB = "0.45359237"
_GALLON = "3.785411784"
_IMPERIAL_GALLON = "4.54609"
_GRAVITY = "9.80665"

ROWS: dict[str, str] = {
    "Length": f"""
m; 1; length-meter
km; 1000; length-kilometer
Mm; 1e6;
hm; 100;
dam; 10;
dm; 0.1; length-decimeter
cm; 0.01; length-centimeter
mm; 0.001; length-millimeter
µm; 1e-6; length-micrometer
nm; 1e-9; length-nanometer
pm; 1e-12; length-picometer
in; {_INCH}; length-inch
ft; {_FOOT}; length-foot
yd; 0.9144; length-yard
mi; 1609.344; length-mile
smi; 10000; length-mile-scandinavian
ly; 9460730472580800; length-light-year
NM; 1852; length-nautical-mile
ftm; 1.8288; length-fathom
fur; 201.168; length-furlong
ua; 149597870700; length-astronomical-unit
pc; 30856775814913673; length-parsec
""",
    "Mass": f"""
kg; 1; mass-kilogram
g; 0.001; mass-gram
dg; 0.0001;
cg; 0.00001;
mg; 1e-6; mass-milligram
µg; 1e-9; mass-microgram
ng; 1e-12;
pg; 1e-15;
oz; {_LB}/16; mass-ounce
lb; {_LB}; mass-pound
st; {_LB}*14; mass-stone
t; 1000; mass-tonne
ton; {_LB}*2000; mass-ton
ct; 0.0002; mass-carat
oz t; 0.0311034768; mass-ounce-troy
slug; {_LB}*{_GRAVITY}/{_FOOT};
""",
    "Duration": """
s; 1; duration-second
min; 60; duration-minute
hr; 3600; duration-hour
days; 86400; duration-day
weeks; 604800; duration-week
ms; 0.001; duration-millisecond
µs; 1e-6; duration-microsecond
ns; 1e-9; duration-nanosecond
ps; 1e-12;
""",
    "Speed": """
m/s; 1; speed-meter-per-second
km/h; 1/3.6; speed-kilometer-per-hour
mph; 0.44704; speed-mile-per-hour
kn; 1852/3600; speed-knot
""",
    "Temperature": """
K; 1; temperature-kelvin
°C; 1+273.15; temperature-celsius
°F; 5/9+459.67; temperature-fahrenheit
""",
    "Area": f"""
m²; 1; area-square-meter
Mm²; 1e12;
km²; 1e6; area-square-kilometer
cm²; 1e-4; area-square-centimeter
mm²; 1e-6;
µm²; 1e-12;
nm²; 1e-18;
in²; {_INCH}*{_INCH}; area-square-inch
ft²; {_FOOT}*{_FOOT}; area-square-foot
yd²; 0.9144*0.9144; area-square-yard
mi²; 1609.344*1609.344; area-square-mile
ac; 4046.8564224; area-acre
a; 100;
ha; 10000; area-hectare
""",
    "Volume": f"""
L; 1; volume-liter
ML; 1e6; volume-megaliter
kL; 1000;
dL; 0.1; volume-deciliter
cL; 0.01; volume-centiliter
mL; 0.001; volume-milliliter
km³; 1e12; volume-cubic-kilometer
m³; 1000; volume-cubic-meter
dm³; 1;
cm³; 0.001; volume-cubic-centimeter
mm³; 1e-6;
in³; {_GALLON}/231; volume-cubic-inch
ft³; {_GALLON}/231*1728; volume-cubic-foot
yd³; {_GALLON}/231*46656; volume-cubic-yard
mi³; 1609.344*1609.344*1609.344*1000; volume-cubic-mile
af; {_GALLON}/231*1728*43560; volume-acre-foot
bsh; {_GALLON}/231*2150.42; volume-bushel
tsp; {_GALLON}/768; volume-teaspoon
tbsp; {_GALLON}/256; volume-tablespoon
fl oz; {_GALLON}/128; volume-fluid-ounce
cup; 0.24; volume-cup
pt; {_GALLON}/8; volume-pint
qt; {_GALLON}/4; volume-quart
gal; {_GALLON}; volume-gallon
tsp Imperial; {_IMPERIAL_GALLON}/768;
tbsp Imperial; {_IMPERIAL_GALLON}/256;
fl oz Imperial; {_IMPERIAL_GALLON}/160; volume-fluid-ounce-imperial
pt Imperial; {_IMPERIAL_GALLON}/8;
qt Imperial; {_IMPERIAL_GALLON}/4; volume-quart-imperial
gal Imperial; {_IMPERIAL_GALLON}; volume-gallon-imperial
metric cup; 0.25; volume-cup-metric
""",
    "Energy": """
J; 1; energy-joule
kJ; 1000; energy-kilojoule
kCal; 4184; energy-kilocalorie
cal; 4.184; energy-calorie
kWh; 3600000; energy-kilowatt-hour
""",
    "Power": f"""
W; 1; power-watt
TW; 1e12;
GW; 1e9; power-gigawatt
MW; 1e6; power-megawatt
kW; 1000; power-kilowatt
mW; 0.001; power-milliwatt
µW; 1e-6;
nW; 1e-9;
pW; 1e-12;
fW; 1e-15;
hp; 550*{_FOOT}*{_LB}*{_GRAVITY}; power-horsepower
""",
    "Pressure": f"""
N/m²; 1; pressure-pascal
GPa; 1e9;
MPa; 1e6; pressure-megapascal
kPa; 1000; pressure-kilopascal
hPa; 100; pressure-hectopascal
inHg; 3386.389; pressure-inch-ofhg
bar; 100000; pressure-bar
mbar; 100; pressure-millibar
mmHg; 133.322387415; pressure-millimeter-ofhg
psi; {_LB}*{_GRAVITY}/{_INCH}/{_INCH}; pressure-pound-force-per-square-inch
""",
    "Angle": """
°; 1; angle-degree
ʹ; 1/60; angle-arc-minute
ʺ; 1/3600; angle-arc-second
rad; 180/3.14159265358979323846264338327950288; angle-radian
grad; 0.9;
rev; 360; angle-revolution
""",
    "Frequency": """
Hz; 1; frequency-hertz
THz; 1e12;
GHz; 1e9; frequency-gigahertz
MHz; 1e6; frequency-megahertz
kHz; 1000; frequency-kilohertz
mHz; 0.001;
µHz; 1e-6;
nHz; 1e-9;
fps; 1;
""",
    "Fuel Efficiency": f"""
L/100km; 1; consumption-liter-per-100-kilometer
mpg; {_GALLON}*100/1.609344; consumption-mile-per-gallon
mpg Imperial; {_IMPERIAL_GALLON}*100/1.609344; consumption-mile-per-gallon-imperial
""",
    "Information Storage": """
B; 1; digital-byte
bit; 0.125; digital-bit
nibble; 0.5;
kB; 1e3; digital-kilobyte
MB; 1e6; digital-megabyte
GB; 1e9; digital-gigabyte
TB; 1e12; digital-terabyte
PB; 1e15; digital-petabyte
EB; 1e18;
ZB; 1e21;
YB; 1e24;
kb; 125; digital-kilobit
Mb; 125e3; digital-megabit
Gb; 125e6; digital-gigabit
Tb; 125e9; digital-terabit
Pb; 125e12;
Eb; 125e15;
Zb; 125e18;
Yb; 125e21;
KiB; 1024;
MiB; 1048576;
GiB; 1073741824;
TiB; 1099511627776;
PiB; 1125899906842624;
EiB; 1152921504606846976;
ZiB; 1180591620717411303424;
YiB; 1208925819614629174706176;
Kib; 128;
Mib; 131072;
Gib; 134217728;
Tib; 137438953472;
""",
    "Acceleration": f"""
m/s²; 1; acceleration-meter-per-square-second
g; {_GRAVITY}; acceleration-g-force
""",
    "Electric Charge": """
C; 1;
MAh; 3600e6;
kAh; 3600e3;
Ah; 3600;
mAh; 3.6;
µAh; 0.0036;
""",
    "Electric Current": """
A; 1; electric-ampere
MA; 1e6;
kA; 1000;
mA; 0.001; electric-milliampere
µA; 1e-6;
""",
    "Electric Potential Difference": """
V; 1; electric-volt
MV; 1e6;
kV; 1000;
mV; 0.001;
µV; 1e-6;
""",
    "Electric Resistance": """
Ω; 1; electric-ohm
MΩ; 1e6;
kΩ; 1000;
mΩ; 0.001;
µΩ; 1e-6;
""",
    "Concentration Mass": """
g/L; 1;
mg/dL; 0.01;
""",
    "Dispersion": """
ppm; 1; concentr-permillion
""",
    "Illuminance": """
lx; 1; light-lux
""",
}
"""The rows of each type. A factor is a product of numbers; `a+b` is a factor and what is added before it is applied."""
