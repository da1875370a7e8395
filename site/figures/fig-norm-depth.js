(window.figures??={})["fig-norm-depth"]=[
{"series":["batch norm","batch norm and skip"],"ys":[],"keys":1,"table":{"columns":["hidden layers","batch norm","batch norm, min","batch norm, max","batch norm and skip","batch norm and skip, min","batch norm and skip, max"],"rows":[
[10,1,1,1,1,1,1],
[20,1,1,1,1,1,1],
[50,0.671875,0.578125,0.6953125,1,1,1],
[100,0.53125,0.53125,0.6953125,1,1,1]
]}
}];
